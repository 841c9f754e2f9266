import { expect, test } from 'vitest'
import { practiceRules } from '@/domain/attempts/rules'
import { setClassAccommodation } from '@/server/assignments/accommodate'
import { startAssignment } from '@/server/assignments/assignment-for-student'
import { setAssignmentRules } from '@/server/assignments/change-assignment'
import { listStudentLimits } from '@/server/assignments/limits'
import { sendDueReminders } from '@/server/assignments/send-due-reminders'
import { setLimits } from '@/server/assignments/set-limits'
import { submitAttempt } from '@/server/attempts/submit-attempt'
import { createGroup, setGroupMembers } from '@/server/classes/groups'
import { exportGrades } from '@/server/grades/export-grades'
import { listGradebookColumns } from '@/server/grades/gradebook-columns'
import { GradebookSearchSchema, listGradebookRows } from '@/server/grades/gradebook-queries'
import { requireAssignmentPermission } from '@/server/quizzes/assignment-access'
import { acting } from '@/tests/support/class-people'
import { createClass } from '@/tests/support/sample-class'
import { useTestDatabase } from '@/tests/support/test-database'

const database = useTestDatabase()
/** Based on May 2, 2027; the assignment closed one day earlier unless given otherwise. */
const now = new Date('2027-05-02T12:00:00Z')
const closed = '2027-05-01T12:00:00Z'
const tomorrow = new Date('2027-05-03T12:00:00Z')

async function aClass(rules: object = { closesAt: closed }, students = 4) {
  const testClass = await createClass({ students, rules })
  const { classId, assignmentId, quizId, studentIds } = testClass
  const actor = acting(testClass.instructorId)
  const target = { classId, assignmentId }
  const extend = (learnerIds: string[], set: object) =>
    setLimits(actor, target, { learnerIds, groupIds: [], change: { set, clear: [] }, now })
  const gradebook = async (at = now, search: object = {}) => {
    const columns = await listGradebookColumns(classId, at)
    const { rows } = await listGradebookRows(classId, columns, GradebookSearchSchema.parse(search))
    return Object.fromEntries(
      rows.map(({ name, totalRatio, missing }) => [
        name,
        totalRatio ?? (missing.length > 0 ? 'missing' : null),
      ]),
    )
  }
  return { actor, target, classId, quizId, assignmentId, studentIds, extend, gradebook }
}

test('a total follows each student’s own closing date', async () => {
  const { actor, target, classId, quizId, studentIds, extend, gradebook } = await aClass(undefined, 5)
  const [overridden = '', grouped = '', accommodated = '', working = ''] = studentIds
  await extend([overridden], { closesAt: tomorrow })
  const { id: group } = await createGroup(actor, { class: classId, name: 'Evening' })
  await setGroupMembers(actor, { class: classId, group, people: [grouped], put: 'in' }, now)
  await setLimits(actor, target, {
    learnerIds: [],
    groupIds: [group],
    change: { set: { closesAt: null }, clear: [] },
    now,
  })
  const granted = { extraDays: 2 }
  await setClassAccommodation(actor, target, { learnerId: accommodated, granted, now })
  await database().attempt.create({
    data: {
      learnerId: working,
      quizId,
      number: 1,
      courseSlug: 'c',
      title: 'A',
      seed: 's',
      closesAt: tomorrow,
    },
  })
  expect(await gradebook()).toEqual({
    'Student 1': null,
    'Student 2': null,
    'Student 3': null,
    'Student 4': null,
    'Student 5': 0,
  })
  expect(Object.keys(await gradebook(now, { only: 'missing' }))).toEqual(['Student 5'])
  // After each student's own date, it counts 0, except for students who are working on it or have no date.
  expect(await gradebook(new Date('2027-05-04T12:00:00Z'))).toMatchObject({
    'Student 1': 0,
    'Student 2': null,
    'Student 3': 0,
    'Student 4': null,
  })
  const form = { form: 'wide', separator: 'comma' } as const
  const { lines } = await exportGrades(actor.id, classId, GradebookSearchSchema.parse({}), form, now)
  const total = (lines[0] ?? '').split(',').findIndex((heading) => heading.startsWith('Total'))
  expect(lines.slice(1).map((line) => line.split(',')[total])).toEqual(['', '', '', '', '0'])
})

test('a student whose date has passed counts as 0 while others have time', async () => {
  const { actor, classId, assignmentId, studentIds, extend, gradebook } = await aClass({})
  await extend([studentIds[0] ?? ''], { closesAt: new Date('2027-05-02T13:00:00Z') })
  expect(await gradebook(new Date('2027-05-02T14:00:00Z'))).toMatchObject({
    'Student 1': 0,
    'Student 2': null,
  })
  const columns = await listGradebookColumns(classId, tomorrow)
  const { rows } = await listGradebookRows(classId, columns, GradebookSearchSchema.parse({ zeros: 'no' }))
  expect(rows.map(({ missing, totalRatio }) => [missing, totalRatio])).toEqual([
    [[assignmentId], null],
    [[], null],
    [[], null],
    [[], null],
  ])
  await database().grade.create({
    data: { quizId: columns[0]?.quizId ?? '', learnerId: studentIds[0] ?? '', isExcused: true },
  })
  expect(Object.keys(await gradebook(tomorrow, { only: 'missing' }))).toEqual([])
  expect(actor.id).not.toBe('')
})

test('extra days are calendar days in the class’s time zone, for the gradebook and the settings', async () => {
  const { actor, target, classId, studentIds, gradebook } = await aClass({ closesAt: '2027-10-30T21:59:00Z' })
  await database().class.update({ where: { id: classId }, data: { timeZone: 'Europe/Berlin' } })
  const [student = ''] = studentIds
  await setClassAccommodation(actor, target, { learnerId: student, granted: { extraDays: 2 }, now })
  const [limits] = await listStudentLimits(await requireAssignmentPermission(actor.id, target, 'teach'))
  expect(limits?.composed.limits.closesAt).toEqual(new Date('2027-11-01T22:59:00Z'))
  expect(await gradebook(new Date('2027-11-01T22:58:00Z'))).toMatchObject({
    'Student 1': null,
    'Student 2': 0,
  })
  expect(await gradebook(new Date('2027-11-01T22:59:00Z'))).toMatchObject({ 'Student 1': 0 })
})

test('reminders follow each student’s own date and aren’t sent to excused students', async () => {
  const dueAt = '2027-11-01T22:59:00Z'
  const { classId, quizId, studentIds, extend } = await aClass({ dueAt })
  await database().class.update({ where: { id: classId }, data: { timeZone: 'Europe/Berlin' } })
  const [first = '', second = '', excused = '', extended = ''] = studentIds
  await extend([extended], { dueAt: new Date('2027-11-09T22:59:00Z') })
  await database().grade.create({ data: { quizId, learnerId: excused, isExcused: true } })
  const remind = (at: string) => sendDueReminders(database(), new Date(at))
  const titles = async (userId: string) =>
    (await database().notification.findMany({ where: { userId }, orderBy: { createdAt: 'asc' } })).map(
      ({ title }) => title,
    )
  await remind('2027-10-31T22:58:00Z')
  expect(await titles(first)).toEqual([])
  await remind('2027-10-31T22:59:00Z')
  await remind('2027-11-01T12:00:00Z')
  expect(await titles(second)).toEqual(['Due tomorrow: An assignment'])
  await extend([second], { dueAt: new Date('2027-11-03T22:59:00Z') })
  await remind('2027-11-03T12:00:00Z')
  expect(await titles(first)).toEqual(['Due tomorrow: An assignment'])
  expect(await titles(second)).toEqual(['Due tomorrow: An assignment', 'Due today: An assignment'])
  expect(await titles(excused)).toEqual([])
  expect(await titles(extended)).toEqual([])
  await remind('2027-11-09T12:00:00Z')
  const message = await database().notification.findFirst({ where: { userId: extended } })
  expect(message?.body).toBe(
    'In A class of a test, due Nov 9, 2027, 11:59 PM (Europe/Berlin). You haven’t submitted it yet.',
  )
})

test('lateness follows the due date in both directions and is logged', async () => {
  const dueAt = '2027-10-30T21:59:00Z'
  const { actor, target, classId, quizId, studentIds, extend } = await aClass({ dueAt, latePenalty: 0.1 })
  await database().class.update({ where: { id: classId }, data: { timeZone: 'Europe/Berlin' } })
  const [student = '', other = ''] = studentIds
  // One calendar day late, in a night with 25 hours: it used to cost two days.
  const submittedAt = new Date('2027-10-31T22:30:00Z')
  for (const learnerId of [student, other]) {
    const { id } = await startAssignment(learnerId, target, { password: '', now: submittedAt })
    for (const slot of [1, 2, 3])
      await database().attemptItem.update({
        where: { attemptId_slot: { attemptId: id, slot } },
        data: { response: 'a', status: 'ANSWERED' },
      })
    await submitAttempt({ learnerId, attemptId: id, now: submittedAt })
  }
  const lateness = async (learnerId = student) => {
    const { isLate, lateShare, earned } = await database().attempt.findFirstOrThrow({ where: { learnerId } })
    const mark = await database().grade.findUniqueOrThrow({
      where: { quizId_learnerId: { quizId, learnerId } },
    })
    return { isLate, lateShare, earned, grade: Math.round((mark.scoreRatio ?? 0) * 1e9) / 1e9 }
  }
  const late = { isLate: true, lateShare: 0.1, earned: 2.7, grade: 0.9 }
  const inTime = { isLate: false, lateShare: 0, earned: 3, grade: 1 }
  expect(await lateness()).toEqual(late)
  // An override, then its removal.
  await extend([student], { dueAt: new Date('2027-11-01T22:59:00Z') })
  expect([await lateness(), await lateness(other)]).toEqual([inTime, late])
  await setLimits(actor, target, { learnerIds: [student], groupIds: [], change: null, now })
  expect(await lateness()).toEqual(late)
  // An accommodation, then its removal.
  const grant = (extraDays: number) =>
    setClassAccommodation(actor, target, { learnerId: student, granted: { extraDays }, now })
  await grant(1)
  expect(await lateness()).toEqual(inTime)
  await grant(0)
  expect(await lateness()).toEqual(late)
  // The assignment's own date.
  const setDue = (to: Date | null) =>
    setAssignmentRules(actor, target, { rules: { ...practiceRules, latePenalty: 0.1, dueAt: to }, now })
  await setDue(new Date('2027-10-28T21:59:00Z'))
  expect(await lateness()).toEqual({ isLate: true, lateShare: 0.3, earned: 2.1, grade: 0.7 })
  await setDue(null)
  expect([await lateness(), await lateness(other)]).toEqual([inTime, inTime])
  const actions = await database().auditEntry.findMany({
    where: { classId, action: 'grade.lateness', learnerId: student },
    orderBy: { id: 'asc' },
  })
  expect(actions.map(({ before, after, actorId }) => [before, after, actorId === actor.id])).toEqual([
    [{ isLate: true, lateShare: 0.1 }, { isLate: false, lateShare: 0 }, true],
    [{ isLate: false, lateShare: 0 }, { isLate: true, lateShare: 0.1 }, true],
    [{ isLate: true, lateShare: 0.1 }, { isLate: false, lateShare: 0 }, true],
    [{ isLate: false, lateShare: 0 }, { isLate: true, lateShare: 0.1 }, true],
    [{ isLate: true, lateShare: 0.1 }, { isLate: true, lateShare: 0.3 }, true],
    [{ isLate: true, lateShare: 0.3 }, { isLate: false, lateShare: 0 }, true],
  ])
})

test('a grace-period submission stays late unless the time limit grows past it', async () => {
  const rules = { timeLimitMinutes: 40, whenTimeIsUp: 'grace', graceMinutes: 30 }
  const { actor, target, studentIds, extend } = await aClass(rules)
  const [student = ''] = studentIds
  const { id } = await startAssignment(student, target, { password: '', now })
  const submittedAt = new Date(now.getTime() + 50 * 60_000)
  await submitAttempt({ learnerId: student, attemptId: id, now: submittedAt })
  const isLate = async () => (await database().attempt.findUniqueOrThrow({ where: { id } })).isLate
  expect(await isLate()).toBe(true)
  await extend([student], { attempts: 3 })
  expect(await isLate()).toBe(true)
  await extend([student], { timeLimitSeconds: 3600 })
  expect(await isLate()).toBe(false)
  await extend([student], { timeLimitSeconds: 600 })
  expect(await isLate()).toBe(true)
  expect(actor.id).not.toBe('')
})
