import { expect, test } from 'vitest'
import { practiceRules } from '@/domain/attempts/rules'
import { setClassAccommodation } from '@/server/assignments/accommodate'
import { startAssignment } from '@/server/assignments/assignment-for-student'
import { setAssignmentRules } from '@/server/assignments/change-assignment'
import { addMinutes } from '@/server/assignments/extend-time'
import { listOpenTimes, shortenAttempts } from '@/server/assignments/protected-time'
import { type LimitsRequest, setLimits } from '@/server/assignments/set-limits'
import { getAttempt } from '@/server/attempts/queries'
import { setAccommodation } from '@/server/attempts/set-learner-limits'
import { submitAttempt } from '@/server/attempts/submit-attempt'
import { setClassTimeZone } from '@/server/classes/change-class'
import { moveMember, removeMember, restoreMember, setMemberRole } from '@/server/classes/change-member'
import { createGroup, setGroupMembers } from '@/server/classes/groups'
import { importRoster, previewRoster } from '@/server/classes/import-roster'
import { requireAssignmentPermission } from '@/server/quizzes/assignment-access'
import { acting, errorWith } from '@/tests/support/class-people'
import { createClass } from '@/tests/support/sample-class'
import { useTestDatabase } from '@/tests/support/test-database'

const database = useTestDatabase()
const MINUTE = 60_000
const now = new Date()
const at = (minutes: number) => new Date(now.getTime() + minutes * MINUTE)

/** A class whose assignment gives 40 minutes, with a student who has an attempt in progress. */
async function inProgress(give: 'nothing' | 'group' | 'override' | 'accommodation' = 'nothing') {
  const testClass = await createClass({ students: 2, rules: { timeLimitMinutes: 40 } })
  const { classId, assignmentId, quizId } = testClass
  const [student = '', other = ''] = testClass.studentIds
  const actor = acting(testClass.instructorId)
  const target = { classId, assignmentId }
  const { id: group } = await createGroup(actor, { class: classId, name: 'Evening' })
  const change = (request: Partial<LimitsRequest>) =>
    setLimits(actor, target, { learnerIds: [], groupIds: [], change: null, now, ...request })
  const layer = { set: { timeLimitSeconds: 90 * 60 }, clear: [] }
  if (give === 'group') {
    await setGroupMembers(actor, { class: classId, group, people: [student], put: 'in' }, now)
    await change({ groupIds: [group], change: layer })
  }
  if (give === 'override') await change({ learnerIds: [student], change: layer })
  const grant = (timeMultiplier: number, canShorten = false) =>
    setClassAccommodation(actor, target, { learnerId: student, granted: { timeMultiplier }, canShorten, now })
  if (give === 'accommodation') await grant(2.25)
  const { id: attemptId } = await startAssignment(student, target, { password: '', now })
  const minutes = async () => {
    const { closesAt } = await getAttempt(student, attemptId, now)
    return closesAt && Math.round((closesAt.getTime() - now.getTime()) / MINUTE)
  }
  const notices = () =>
    database().notification.findMany({
      where: { userId: student, kind: 'attempt-time' },
      orderBy: { id: 'asc' },
    })
  return { actor, target, classId, quizId, student, other, group, attemptId, change, grant, minutes, notices }
}

test('a student removed from a group keeps 90 minutes of an open attempt', async () => {
  const { actor, classId, group, student, minutes, notices } = await inProgress('group')
  expect(await minutes()).toBe(90)
  const left = await setGroupMembers(actor, { class: classId, group, people: [student], put: 'out' }, now)
  expect(left).toEqual({ kept: 1, shortened: 0, extended: 0 })
  expect(await minutes()).toBe(90)
  expect(await notices()).toEqual([])
})

const ways: [
  string,
  Parameters<typeof inProgress>[0],
  (fixture: Awaited<ReturnType<typeof inProgress>>) => Promise<unknown>,
][] = [
  ['an override is removed', 'override', ({ change, student }) => change({ learnerIds: [student] })],
  [
    'an override is shortened',
    'override',
    ({ change, student }) =>
      change({ learnerIds: [student], change: { set: { timeLimitSeconds: 600 }, clear: [] } }),
  ],
  ['the override of a group is removed', 'group', ({ change, group }) => change({ groupIds: [group] })],
  ['an accommodation is removed', 'accommodation', ({ grant }) => grant(1)],
  [
    'the assignment gets a shorter time limit',
    'override',
    async ({ actor, target, change, student }) => {
      await change({ learnerIds: [student] })
      await setAssignmentRules(actor, target, { rules: { ...practiceRules, timeLimitMinutes: 10 }, now })
    },
  ],
  [
    'the assignment gets an earlier closing date',
    'override',
    ({ actor, target }) =>
      setAssignmentRules(actor, target, { rules: { ...practiceRules, closesAt: at(20) }, now }),
  ],
  [
    'a roster moves the student to another group',
    'group',
    async ({ actor, classId, student }) => {
      const { email } = await database().user.findUniqueOrThrow({ where: { id: student } })
      const text = `email,name,group\n${email},,Morning`
      const { plan } = await previewRoster(actor.id, { class: classId, text })
      expect((await importRoster(actor, { class: classId, text, plan }, now)).changes.kept).toBe(1)
    },
  ],
  [
    'the student becomes an assistant',
    'group',
    ({ actor, classId, student }) =>
      setMemberRole(actor, { class: classId, person: student, role: 'assistant' }),
  ],
]

test.each(ways)('an attempt in progress keeps its time when %s', async (_, prepare, action) => {
  const fixture = await inProgress(prepare)
  expect(await fixture.minutes()).toBe(90)
  await action(fixture)
  expect(await fixture.minutes()).toBe(90)
})

test('an attempt without an end isn’t limited by a new time limit', async () => {
  const { actor, target, student } = await inProgress()
  await database().attempt.deleteMany({ where: { learnerId: student } })
  await setAssignmentRules(actor, target, { rules: practiceRules, now })
  const { id } = await startAssignment(student, target, { password: '', now })
  const changes = await setAssignmentRules(actor, target, {
    rules: { ...practiceRules, timeLimitMinutes: 5 },
    now,
  })
  expect(changes).toEqual({ kept: 1, shortened: 0, extended: 0 })
  expect((await getAttempt(student, id, now)).closesAt).toBeNull()
})

test('staff can confirm shortening attempts, and students are notified', async () => {
  const { change, student, minutes, notices } = await inProgress('override')
  expect(await change({ learnerIds: [student], canShorten: true })).toEqual({
    kept: 0,
    shortened: 1,
    extended: 0,
  })
  expect(await minutes()).toBe(40)
  expect(await notices()).toMatchObject([{ title: 'Less time: An assignment' }])
})

test('a confirmed change never closes an attempt in the past', async () => {
  const { actor, target, student, attemptId } = await inProgress()
  const later = at(30)
  const rules = { ...practiceRules, timeLimitMinutes: 10 }
  await setAssignmentRules(actor, target, { rules, canShorten: true, now: later })
  expect((await getAttempt(student, attemptId, at(29))).closesAt).toEqual(later)
})

test('kept time can be removed later, after a confirmation', async () => {
  const { actor, target, change, student, minutes } = await inProgress('override')
  const assignment = () => requireAssignmentPermission(actor.id, target, 'teach')
  expect(await listOpenTimes(await assignment(), now)).toEqual({ inProgress: 1, kept: [] })
  await change({ learnerIds: [student] })
  expect(await listOpenTimes(await assignment(), now)).toMatchObject({
    inProgress: 1,
    kept: [{ name: 'Student 1', closesAt: at(90), wouldCloseAt: at(40) }],
  })
  await expect(shortenAttempts(actor, target, false, now)).rejects.toMatchObject({
    code: 'INVALID_INPUT',
    fieldErrors: { shorten: expect.any(String) },
  })
  expect(await minutes()).toBe(90)
  expect(await shortenAttempts(actor, target, true, now)).toBe(1)
  expect(await minutes()).toBe(40)
  await expect(shortenAttempts(actor, target, true, now)).rejects.toEqual(errorWith('CONFLICT'))
})

test('added time applies immediately, and the notification gives the new end', async () => {
  const { actor, target, minutes, notices, grant } = await inProgress()
  await addMinutes(actor, target, { learnerId: null, minutes: 10, now })
  expect(await minutes()).toBe(50)
  await grant(2)
  expect(await minutes()).toBe(90)
  const [first, second] = await notices()
  expect(first).toMatchObject({ title: 'More time: An assignment' })
  expect(first?.body).toMatch(/^Your attempt now closes .* \(UTC\)\.$/)
  expect(second?.title).toBe('More time: An assignment')
})

test('minutes added by mistake can be removed only after a confirmation', async () => {
  const { actor, target, change, student, minutes } = await inProgress()
  await addMinutes(actor, target, { learnerId: student, minutes: 600, now })
  const restoreMember = (canShorten: boolean) =>
    change({ learnerIds: [student], change: { set: { extraMinutes: 60 }, clear: [] }, canShorten })
  expect((await restoreMember(false)).kept).toBe(1)
  expect(await minutes()).toBe(640)
  expect((await restoreMember(true)).shortened).toBe(1)
  expect(await minutes()).toBe(100)
})

test('other members’ changes don’t affect an attempt in progress', async () => {
  const { actor, classId, student, other, minutes } = await inProgress('group')
  const { email } = await database().user.update({
    where: { id: other },
    data: { emailVerifiedAt: now },
  })
  await setAccommodation({ email: email ?? '', granted: { timeMultiplier: 3 }, actor, now })
  const elsewhere = await createClass()
  await database().classMember.create({
    data: { classId: elsewhere.classId, userId: actor.id, role: 'INSTRUCTOR' },
  })
  await moveMember(actor, { class: classId, person: other, to: elsewhere.classId }, now)
  await removeMember(actor, { class: classId, person: student }, now)
  // A removed student can't read the attempt.
  await restoreMember(actor, { class: classId, person: student })
  expect(await minutes()).toBe(90)
})

test('a new class time zone takes no time from an open attempt', async () => {
  const { actor, target, classId, student, grant } = await inProgress()
  await database().attempt.deleteMany({ where: { learnerId: student } })
  await database().class.update({ where: { id: classId }, data: { timeZone: 'Europe/Berlin' } })
  // Two days that end after the end of daylight saving time: one hour more in Berlin than in UTC.
  const [started, closesAt] = [new Date('2027-10-30T20:00:00Z'), new Date('2027-10-30T21:59:00Z')]
  await setAssignmentRules(actor, target, { rules: { ...practiceRules, closesAt }, now })
  await setClassAccommodation(actor, target, { learnerId: student, granted: { extraDays: 2 }, now })
  await grant(1)
  const { id } = await startAssignment(student, target, { password: '', now: started })
  const ends = async () =>
    (await database().attempt.findUniqueOrThrow({ where: { id } })).closesAt?.toISOString()
  expect(await ends()).toBe('2027-11-01T22:59:00.000Z')
  const changes = await setClassTimeZone(actor, { class: classId, timeZone: 'UTC' }, started)
  expect(changes.kept).toBe(1)
  expect(await ends()).toBe('2027-11-01T22:59:00.000Z')
})

test('while a student has time past the closing date, earlier results hide the key', async () => {
  const { actor, target, student } = await inProgress()
  await database().attempt.deleteMany({ where: { learnerId: student } })
  const rules = { ...practiceRules, resultsPolicy: 'homework' as const, timeLimitMinutes: 90 }
  await setAssignmentRules(actor, target, { rules, now })
  const first = await startAssignment(student, target, { password: '', now })
  await submitAttempt({ learnerId: student, attemptId: first.id, now })
  await startAssignment(student, target, { password: '', now })
  await setAssignmentRules(actor, target, { rules: { ...rules, closesAt: at(5) }, now })
  const stored = await database().attempt.findUniqueOrThrow({ where: { id: first.id } })
  expect(stored.rules).toMatchObject({ closesAt: at(90).toISOString() })
})
