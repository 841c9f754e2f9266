import { expect, test } from 'vitest'
import { acceptInvitation } from '@/server/classes/accept-invitation'
import { getJoining, setJoining } from '@/server/classes/change-class'
import { moveMember, removeMember, restoreMember, setMemberRole } from '@/server/classes/change-member'
import { createGroup, removeGroup, renameGroup, setGroupMembers } from '@/server/classes/groups'
import { joinClass } from '@/server/classes/join-class'
import { leaveClass } from '@/server/classes/leave-class'
import { getPerson, listGroups, listOtherClasses, listPeople } from '@/server/classes/people-queries'
import { transferOwnership } from '@/server/classes/transfer-ownership'
import { acting, actionsOf, addMember, errorWith, othersOf, standingOf } from '@/tests/support/class-people'
import { createAccount, createClass } from '@/tests/support/sample-class'
import { useTestDatabase } from '@/tests/support/test-database'

const database = useTestDatabase()
const now = new Date()

/** A class with its instructor and two students. */
async function aClass() {
  const made = await createClass()
  const [one = '', two = ''] = made.studentIds
  return { ...made, class: made.classId, actor: acting(made.instructorId), one, two }
}

test('a role can be changed, except the last instructor’s', async () => {
  const { class: classId, actor, one } = await aClass()
  const demote = { class: classId, person: actor.id, role: 'student' } as const
  await expect(setMemberRole(actor, demote)).rejects.toEqual(errorWith('CONFLICT'))
  await expect(removeMember(actor, { class: classId, person: actor.id }, now)).rejects.toEqual(
    errorWith('CONFLICT'),
  )
  await expect(leaveClass(actor, { class: classId }, now)).rejects.toEqual(errorWith('CONFLICT'))
  await setMemberRole(actor, { class: classId, person: one, role: 'instructor' })
  await setMemberRole(actor, demote)
  expect(await standingOf(classId, actor.id)).toEqual({ role: 'STUDENT', hasLeft: false })
  expect(await actionsOf(classId)).toEqual(['member.role', 'member.role'])
})

test('removed members keep their grades, can’t rejoin by code, and can be restored', async () => {
  const { class: classId, actor, one, quizId } = await aClass()
  await database().grade.create({ data: { quizId, learnerId: one, scoreRatio: 0.5, attempts: 1 } })
  await setJoining(actor, { class: classId, code: 'keep', expiresAt: null, domain: null })
  const { code } = await getJoining(classId)
  await removeMember(actor, { class: classId, person: one }, now)
  expect(await standingOf(classId, one)).toEqual({ role: 'STUDENT', hasLeft: true })
  await expect(joinClass(acting(one), { code: code ?? '' }, now)).rejects.toEqual(errorWith('FORBIDDEN'))
  await restoreMember(actor, { class: classId, person: one })
  expect(await standingOf(classId, one)).toEqual({ role: 'STUDENT', hasLeft: false })
  expect(await database().grade.count({ where: { quizId, learnerId: one, scoreRatio: 0.5 } })).toBe(1)
})

test('the reason that a membership ended is stored until the person returns', async () => {
  const { class: classId, actor, one, two } = await aClass()
  const other = await createClass()
  await database().classMember.create({
    data: { classId: other.classId, userId: actor.id, role: 'INSTRUCTOR' },
  })
  const assistant = await addMember(classId, 'ASSISTANT')
  await removeMember(actor, { class: classId, person: one }, now)
  await moveMember(actor, { class: classId, person: two, to: other.classId }, now)
  await leaveClass(acting(assistant), { class: classId }, now)
  const reasons = async () => {
    const members = await database().classMember.findMany({ where: { classId } })
    return new Map(members.map(({ userId, endReason }) => [userId, endReason]))
  }
  const ended = await reasons()
  expect([one, two, assistant, actor.id].map((id) => ended.get(id))).toEqual([
    'REMOVED',
    'MOVED',
    'LEFT',
    null,
  ])
  for (const person of [one, two, assistant]) await restoreMember(actor, { class: classId, person })
  expect([...(await reasons()).values()].filter((reason) => reason !== null)).toEqual([])
})

test('a member who left rejoins by code as a student', async () => {
  const { class: classId, actor, one } = await aClass()
  await setJoining(actor, { class: classId, code: 'keep', expiresAt: null, domain: null })
  const { code } = await getJoining(classId)
  const assistant = await addMember(classId, 'ASSISTANT')
  for (const id of [one, assistant]) {
    await leaveClass(acting(id), { class: classId }, now)
    expect(await standingOf(classId, id)).toMatchObject({ hasLeft: true })
    await joinClass(acting(id), { code: code ?? '' }, now)
    expect(await standingOf(classId, id)).toEqual({ role: 'STUDENT', hasLeft: false })
  }
})

test('a student can move only to another class of the same instructor', async () => {
  const { class: classId, actor, one } = await aClass()
  const foreign = await aClass()
  const own = await aClass()
  await database().classMember.create({ data: { classId: own.class, userId: actor.id, role: 'INSTRUCTOR' } })
  expect((await listOtherClasses(actor.id, classId)).map(({ id }) => id)).toEqual([own.class])
  const move = { class: classId, person: one }
  await expect(moveMember(actor, { ...move, to: foreign.class }, now)).rejects.toEqual(errorWith('NOT_FOUND'))
  await expect(moveMember(actor, { ...move, to: classId }, now)).rejects.toEqual(errorWith('NOT_FOUND'))
  await moveMember(actor, { ...move, to: own.class }, now)
  expect(await standingOf(classId, one)).toMatchObject({ hasLeft: true })
  expect(await standingOf(own.class, one)).toEqual({ role: 'STUDENT', hasLeft: false })
  expect([...(await actionsOf(classId)), ...(await actionsOf(own.class))]).toEqual([
    'member.move',
    'member.move',
  ])
})

test('the former owner of a transferred class stays as an assistant or leaves', async () => {
  const { class: classId, actor, one, two } = await aClass()
  const stranger = await createAccount('Stranger')
  const hand = { class: classId, after: 'assistant' } as const
  await expect(transferOwnership(actor, { ...hand, person: stranger }, now)).rejects.toEqual(
    errorWith('NOT_FOUND'),
  )
  await expect(transferOwnership(actor, { ...hand, person: actor.id }, now)).rejects.toEqual(
    errorWith('NOT_FOUND'),
  )
  await transferOwnership(actor, { ...hand, person: one }, now)
  expect(await standingOf(classId, one)).toEqual({ role: 'INSTRUCTOR', hasLeft: false })
  expect(await standingOf(classId, actor.id)).toEqual({ role: 'ASSISTANT', hasLeft: false })
  await transferOwnership(acting(one), { class: classId, person: two, after: 'leave' }, now)
  expect(await standingOf(classId, one)).toMatchObject({ hasLeft: true })
  expect(await actionsOf(classId)).toEqual(['class.transfer', 'class.transfer', 'member.leave'])
})

test('class staff can create, rename, fill, and empty groups', async () => {
  const { class: classId, actor, one, two } = await aClass()
  const assistant = acting(await addMember(classId, 'ASSISTANT'))
  const { id: group } = await createGroup(assistant, { class: classId, name: 'A' })
  await expect(createGroup(actor, { class: classId, name: 'A' })).rejects.toEqual(errorWith('CONFLICT'))
  await renameGroup(actor, { class: classId, group, name: 'B' })
  const put = { class: classId, group, put: 'in' } as const
  await setGroupMembers(assistant, { ...put, people: [one, two] }, now)
  await setGroupMembers(assistant, { ...put, people: [one] }, now)
  expect(await listGroups(classId)).toEqual([{ id: group, name: 'B', students: 2, hasLimits: false }])
  expect((await getPerson(classId, one)).groups).toEqual([{ id: group, name: 'B' }])
  await setGroupMembers(actor, { ...put, put: 'out', people: [one] }, now)
  await expect(setGroupMembers(actor, { ...put, people: [actor.id] }, now)).rejects.toEqual(
    errorWith('NOT_FOUND'),
  )
  const other = await aClass()
  await expect(removeGroup(other.actor, { class: other.class, group })).rejects.toEqual(
    errorWith('NOT_FOUND'),
  )
  await removeGroup(actor, { class: classId, group })
  expect(await listGroups(classId)).toEqual([])
  const removed = await database().auditEntry.findFirst({
    where: { classId, action: 'class.change' },
    orderBy: { id: 'desc' },
  })
  expect(removed).toMatchObject({ before: { group, name: 'B' }, after: null })
  expect((await actionsOf(classId)).filter((action) => action === 'member.group')).toHaveLength(4)
})

test('a group override applies immediately, and leaving the group keeps the time', async () => {
  const { class: classId, actor, one, quizId } = await aClass()
  const quiz = { rules: { timeLimitMinutes: 10 } }
  await database().quiz.update({ where: { id: quizId }, data: { setting: { ...quiz, passwordHash: null } } })
  const { id: group } = await createGroup(actor, { class: classId, name: 'A' })
  await database().groupOverride.create({
    data: { quizId, groupId: group, limits: { timeLimitSeconds: 6000 } },
  })
  const { id } = await database().attempt.create({
    data: {
      learnerId: one,
      courseSlug: 'c',
      quizId,
      title: 'A',
      number: 1,
      seed: 's',
      startedAt: now,
      closesAt: new Date(now.getTime() + 600_000),
    },
  })
  const closesAt = async () => (await database().attempt.findUniqueOrThrow({ where: { id } })).closesAt
  await setGroupMembers(actor, { class: classId, group, people: [one], put: 'in' }, now)
  expect(await closesAt()).toEqual(new Date(now.getTime() + 6_000_000))
  const left = await setGroupMembers(actor, { class: classId, group, people: [one], put: 'out' }, now)
  expect(left).toEqual({ kept: 1, shortened: 0, extended: 0 })
  expect(await closesAt()).toEqual(new Date(now.getTime() + 6_000_000))
  // A personal link, which names the group, has the same effect and is logged too.
  await leaveClass(acting(one), { class: classId }, now)
  const invited = { classId, email: 'a@b.example', groupName: 'A', code: `link-${classId}` }
  await database().classInvitation.create({ data: invited })
  await acceptInvitation(acting(one), { code: invited.code }, now)
  expect(await closesAt()).toEqual(new Date(now.getTime() + 6_000_000))
  expect((await actionsOf(classId)).slice(-2)).toEqual(['member.join', 'member.group'])
  await expect(removeGroup(actor, { class: classId, group })).rejects.toEqual(errorWith('CONFLICT'))
})

test('a deleted person leaves no trace among the people', async () => {
  const { class: classId, one } = await aClass()
  await database().user.delete({ where: { id: one } })
  expect((await listPeople(classId)).map(({ id }) => id)).not.toContain(one)
})

test('strangers, students, and observers can’t change people', async () => {
  const { class: classId, actor, one, two } = await aClass()
  const { id: group } = await createGroup(actor, { class: classId, name: 'A' })
  const own = await aClass()
  const member = { class: classId, person: two }
  for (const [id, code] of await othersOf(classId, one)) {
    const other = acting(id)
    for (const attempt of [
      () => setMemberRole(other, { ...member, role: 'assistant' }),
      () => removeMember(other, member, now),
      () => restoreMember(other, member),
      () => moveMember(other, { ...member, to: own.class }, now),
      () => transferOwnership(other, { ...member, after: 'leave' }, now),
      () => createGroup(other, { class: classId, name: 'B' }),
      () => renameGroup(other, { class: classId, group, name: 'B' }),
      () => removeGroup(other, { class: classId, group }),
      () => setGroupMembers(other, { class: classId, group, people: [two], put: 'in' }, now),
    ])
      await expect(attempt()).rejects.toEqual(errorWith(code))
  }
  const stranger = await createAccount('Never in it')
  for (const person of [stranger, own.one]) {
    await expect(setMemberRole(actor, { class: classId, person, role: 'observer' })).rejects.toEqual(
      errorWith('NOT_FOUND'),
    )
    await expect(restoreMember(actor, { class: classId, person })).rejects.toEqual(errorWith('NOT_FOUND'))
    await expect(getPerson(classId, person)).rejects.toEqual(errorWith('NOT_FOUND'))
  }
})
