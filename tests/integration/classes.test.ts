import { expect, test } from 'vitest'
import { requireClassPermission } from '@/server/access/class-access'
import {
  canCreateClasses,
  listApprovedInstructors,
  setApprovedInstructor,
  setClassCreation,
} from '@/server/access/class-creation'
import { acceptInvitation, findInvitation } from '@/server/classes/accept-invitation'
import { archiveClass } from '@/server/classes/archive-class'
import { getJoining, renameClass, setJoining } from '@/server/classes/change-class'
import { listMyClasses, listMyInvitations } from '@/server/classes/class-queries'
import { createClass as create } from '@/server/classes/create-class'
import { findClassToJoin, joinClass } from '@/server/classes/join-class'
import { leaveClass } from '@/server/classes/leave-class'
import { acting, actionsOf, addMember, errorWith, othersOf, standingOf } from '@/tests/support/class-people'
import { createAccount, createClass } from '@/tests/support/sample-class'
import { useTestDatabase } from '@/tests/support/test-database'

const database = useTestDatabase()
const now = new Date()
const later = new Date(now.getTime() + 3_600_000)
const COURSE = 'csto-nagorno-karabakh'
const REMAINING = { code: 'keep', expiresAt: null, domain: null } as const

/** A class with a code, and an account that isn't in it. */
async function openClass() {
  const made = await createClass()
  const actor = acting(made.instructorId)
  await setJoining(actor, { ...REMAINING, class: made.classId })
  const { code } = await getJoining(made.classId)
  return { ...made, actor, code: code ?? '', visitor: acting(await createAccount('Visitor')) }
}

test('a class’s creator becomes its instructor, and the audit log says so', async () => {
  const ani = acting(await createAccount('Ani'))
  const { id } = await create(ani, { name: 'History', term: 'Spring', timeZone: 'UTC', course: COURSE })
  expect(await listMyClasses(ani.id)).toMatchObject([
    { id, name: 'History', role: 'instructor', students: 0 },
  ])
  expect(await actionsOf(id)).toEqual(['class.create'])
})

test('if the instance restricts it, only approved instructors and administrators create classes', async () => {
  const administrator = acting(await createAccount('Administrator'))
  await database().user.update({ where: { id: administrator.id }, data: { role: 'ADMIN' } })
  const ani = acting(await createAccount('Ani'))
  const email = (await database().user.findUniqueOrThrow({ where: { id: ani.id } })).email ?? ''
  await setClassCreation(administrator, 'approved')
  const input = { name: 'History', term: null, course: COURSE, timeZone: 'UTC' }
  await expect(create(ani, input)).rejects.toEqual(errorWith('FORBIDDEN'))
  expect(await canCreateClasses(administrator.id)).toBe(true)
  // A stranger may have registered with this email.
  await expect(setApprovedInstructor(administrator, { email, isApprovedInstructor: true })).rejects.toEqual(
    errorWith('INVALID_INPUT'),
  )
  await database().user.update({ where: { id: ani.id }, data: { emailVerifiedAt: now } })
  await setApprovedInstructor(administrator, { email, isApprovedInstructor: true })
  expect(await listApprovedInstructors()).toContainEqual({ email, name: 'Ani' })
  await expect(create(ani, input)).resolves.toBeDefined()
  await setApprovedInstructor(administrator, { email, isApprovedInstructor: false })
  expect(await canCreateClasses(ani.id)).toBe(false)
  await setClassCreation(administrator, 'anyone')
  expect(await canCreateClasses(ani.id)).toBe(true)
  const guest = await database().user.create({ data: {} })
  expect(await canCreateClasses(guest.id)).toBe(false)
  const actions = await database().auditEntry.count({
    where: { action: 'role.instructor', actorId: administrator.id },
  })
  expect(actions).toBe(4)
})

test('the class code shows class and instructor and adds a student once', async () => {
  const { classId, code, visitor } = await openClass()
  expect(await findClassToJoin(visitor.id, code.toLowerCase(), now)).toMatchObject({
    id: classId,
    instructors: ['Instructor'],
    decision: { allowed: true },
  })
  for (let turn = 0; turn < 2; turn++)
    expect(await joinClass(visitor, { code: ` ${code.toLowerCase()} ` }, now)).toEqual({ classId })
  expect(await standingOf(classId, visitor.id)).toEqual({ role: 'STUDENT', hasLeft: false })
  expect((await actionsOf(classId)).filter((action) => action === 'member.join')).toHaveLength(1)
})

test('an instructor who follows their own link stays an instructor', async () => {
  const { classId, code, actor } = await openClass()
  await joinClass(actor, { code }, now)
  expect(await standingOf(classId, actor.id)).toEqual({ role: 'INSTRUCTOR', hasLeft: false })
})

test('wrong, replaced, expired, disabled, and archived codes don’t work', async () => {
  const { classId, code, actor, visitor } = await openClass()
  const leadsNowhere = async (tried: string, at = now) => {
    expect(await findClassToJoin(visitor.id, tried, at)).toBeNull()
    await expect(joinClass(visitor, { code: tried }, at)).rejects.toEqual(errorWith('NOT_FOUND'))
  }
  await leadsNowhere('nonsense')
  await leadsNowhere('22222222')
  await setJoining(actor, { class: classId, code: 'keep', expiresAt: later.toISOString(), domain: null })
  await leadsNowhere(code, later)
  await setJoining(actor, { class: classId, code: 'renew', expiresAt: null, domain: null })
  await leadsNowhere(code)
  const { code: renewed } = await getJoining(classId)
  await archiveClass(actor, { class: classId, to: 'archive' }, now)
  await leadsNowhere(renewed ?? '')
  await archiveClass(actor, { class: classId, to: 'restore' }, now)
  await setJoining(actor, { class: classId, code: 'off', expiresAt: null, domain: null })
  await leadsNowhere(renewed ?? '')
})

test('trying many codes is rate-limited', async () => {
  const { code, visitor } = await openClass()
  for (let turn = 0; turn < 30; turn++) expect(await findClassToJoin(visitor.id, '22222222', now)).toBeNull()
  await expect(findClassToJoin(visitor.id, code, now)).rejects.toEqual(errorWith('RATE_LIMITED'))
  await expect(joinClass(visitor, { code }, now)).rejects.toEqual(errorWith('RATE_LIMITED'))
})

test('a class limited to an email domain accepts only verified members of it', async () => {
  const { classId, code, actor, visitor } = await openClass()
  await setJoining(actor, { class: classId, code: 'keep', expiresAt: null, domain: 'example.org' })
  expect((await findClassToJoin(visitor.id, code, now))?.decision).toEqual({
    allowed: false,
    reason: 'unverified',
  })
  await expect(joinClass(visitor, { code }, now)).rejects.toEqual(errorWith('FORBIDDEN'))
  await database().user.update({ where: { id: visitor.id }, data: { emailVerifiedAt: now } })
  await joinClass(visitor, { code }, now)
  expect(await standingOf(classId, visitor.id)).toMatchObject({ hasLeft: false })
})

test('a personal link works once and sets role and group', async () => {
  const { classId, visitor } = await openClass()
  const invited = {
    classId,
    email: 'a@b.example',
    name: 'Ani',
    role: 'ASSISTANT',
    groupName: null,
    code: 'one-link',
  } as const
  await database().classInvitation.create({ data: invited })
  expect(await findInvitation(visitor.id, 'one-link')).toMatchObject({ classId, role: 'assistant' })
  expect(await acceptInvitation(visitor, { code: 'one-link' }, now)).toEqual({ classId })
  expect(await standingOf(classId, visitor.id)).toEqual({ role: 'ASSISTANT', hasLeft: false })
  const second = acting(await createAccount('Second'))
  expect(await findInvitation(second.id, 'one-link')).toBeNull()
  await expect(acceptInvitation(second, { code: 'one-link' }, now)).rejects.toEqual(errorWith('NOT_FOUND'))
  expect(await database().classInvitation.count({ where: { classId } })).toBe(0)
})

test('an invitation appears in its account once the email is verified', async () => {
  const { classId, visitor } = await openClass()
  const { email } = await database().user.findUniqueOrThrow({ where: { id: visitor.id } })
  const row = { classId, email: email ?? '', name: null, groupName: 'A', code: 'for-the-address' }
  await database().classInvitation.create({ data: { ...row, role: 'STUDENT' } })
  expect(await listMyInvitations(visitor.id)).toEqual([])
  await database().user.update({ where: { id: visitor.id }, data: { emailVerifiedAt: now } })
  expect(await listMyInvitations(visitor.id)).toMatchObject([
    { role: 'student', className: 'A class of a test' },
  ])
})

test('an archived class is read-only and can be restored', async () => {
  const { classId, actor, studentIds } = await openClass()
  await archiveClass(actor, { class: classId, to: 'archive' }, now)
  await expect(requireClassPermission(studentIds[0]!, classId, 'participate')).rejects.toEqual(
    errorWith('CLOSED'),
  )
  await expect(renameClass(actor, { class: classId, name: 'New', term: null })).rejects.toEqual(
    errorWith('CLOSED'),
  )
  expect(await listMyClasses(actor.id)).toMatchObject([{ isArchived: true }])
  await archiveClass(actor, { class: classId, to: 'restore' }, now)
  await renameClass(actor, { class: classId, name: 'New', term: null })
  expect(await actionsOf(classId)).toEqual(['class.code', 'class.archive', 'class.restore', 'class.change'])
})

test('strangers, students, and observers can’t change a class', async () => {
  const { classId, studentIds } = await openClass()
  const others: [string, string][] = [
    ...(await othersOf(classId, studentIds[0]!)),
    [await addMember(classId, 'ASSISTANT'), 'FORBIDDEN'],
  ]
  for (const [id, code] of others) {
    const other = acting(id)
    for (const attempt of [
      () => renameClass(other, { class: classId, name: 'Mine', term: null }),
      () => setJoining(other, { ...REMAINING, class: classId }),
      () => archiveClass(other, { class: classId, to: 'archive' }, now),
    ])
      await expect(attempt()).rejects.toEqual(errorWith(code))
  }
  const stranger = acting(await createAccount('Stranger'))
  await expect(leaveClass(stranger, { class: classId }, now)).rejects.toEqual(errorWith('NOT_FOUND'))
})

test('forms that were opened earlier keep others’ changes to fields that they didn’t change', async () => {
  const { classId, instructorId } = await createClass()
  const actor = acting(instructorId)
  const { name } = await database().class.findUniqueOrThrow({ where: { id: classId } })
  const named = { class: classId, 'name-was': name, 'term-was': '' }
  await renameClass(actor, { ...named, name: 'New', term: null })
  await renameClass(actor, { ...named, name, term: 'Fall' })
  expect(await database().class.findUniqueOrThrow({ where: { id: classId } })).toMatchObject({
    ...{ name: 'New', term: 'Fall' },
  })
  const shown = { 'code-was': 'off', 'expiresAt-was': '', 'domain-was': '' } as const
  const same = { class: classId, code: 'off', expiresAt: null, domain: null, ...shown } as const
  const expiresAt = '2027-01-01T00:00:00.000Z'
  await setJoining(actor, { ...same, code: 'renew' })
  await setJoining(actor, { ...same, expiresAt })
  await setJoining(actor, { ...same, domain: 'uni.example' })
  const joining = await getJoining(classId)
  expect(joining).toEqual({ code: expect.any(String), expiresAt: new Date(expiresAt), domain: 'uni.example' })
  await setJoining(actor, { ...same, code: 'off', 'code-was': 'keep', 'domain-was': 'uni.example' })
  expect(await getJoining(classId)).toEqual({ code: null, expiresAt: new Date(expiresAt), domain: null })
})
