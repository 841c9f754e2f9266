import { expect, test } from 'vitest'
import { setClassAccommodation } from '@/server/assignments/accommodate'
import { startAssignment } from '@/server/assignments/assignment-for-student'
import { listStudentLimits } from '@/server/assignments/limits'
import { getAttempt } from '@/server/attempts/queries'
import { requireAssignmentPermission } from '@/server/quizzes/assignment-access'
import { canShowAssignmentOnlyKeys } from '@/server/results/assignment-only-keys'
import { acting } from '@/tests/support/class-people'
import { createClass } from '@/tests/support/sample-class'
import { useTestDatabase } from '@/tests/support/test-database'

const database = useTestDatabase()

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const granted = { timeMultiplier: 3, extraDays: 2, onePerPage: true }
const placeOf = ({ classId, assignmentId }: { classId: string; assignmentId: string }) => ({
  classId,
  assignmentId,
})

/** A class with a time limit, and a class of another instructor with the same student. */
async function twoClasses() {
  const now = new Date()
  const closesAt = new Date(now.getTime() + DAY).toISOString()
  const real = await createClass({ rules: { timeLimitMinutes: 20, closesAt } })
  const made = await createClass({ students: 0, rules: { timeLimitMinutes: 20 } })
  const [student = ''] = real.studentIds
  await database().classMember.create({ data: { classId: made.classId, userId: student, role: 'STUDENT' } })
  const grant = (by: string, where: typeof real, what = granted) =>
    setClassAccommodation(acting(by), placeOf(where), { learnerId: student, granted: what, now })
  const minutesIn = async (where: typeof real) => {
    const { id } = await startAssignment(student, placeOf(where), { password: '', now })
    const { closesAt: ends } = await getAttempt(student, id, now)
    return ((ends?.getTime() ?? 0) - now.getTime()) / MINUTE
  }
  return { real, made, student, closesAt, grant, minutesIn }
}

test('an accommodation in one class gives no time in another instructor’s class', async () => {
  const { real, made, grant, minutesIn } = await twoClasses()
  expect(await grant(made.instructorId, made)).toMatchObject({ reach: 'class' })
  expect(await minutesIn(made)).toBe(60)
  expect(await minutesIn(real)).toBe(20)
})

test('an approved instructor’s accommodation applies in every class, and to open attempts', async () => {
  const { real, made, student, grant, minutesIn } = await twoClasses()
  expect(await minutesIn(made)).toBe(20)
  await database().user.update({ where: { id: real.instructorId }, data: { isApprovedInstructor: true } })
  expect(await grant(real.instructorId, real)).toMatchObject({ reach: 'everywhere' })
  expect(await minutesIn(made)).toBe(60)
  const { assignmentId, classId } = made
  const there = await requireAssignmentPermission(made.instructorId, { classId, assignmentId }, 'teach')
  expect(await listStudentLimits(there)).toMatchObject([{ id: student, accommodation: granted }])
})

test('accommodations for one class and for all classes don’t affect each other', async () => {
  const { real, made, grant, minutesIn } = await twoClasses()
  await database().user.update({ where: { id: real.instructorId }, data: { isApprovedInstructor: true } })
  await grant(real.instructorId, real)
  await grant(made.instructorId, made, { timeMultiplier: 1, extraDays: 0, onePerPage: false })
  expect(await minutesIn(made)).toBe(60)
  expect(await minutesIn(real)).toBe(60)
})

test('an approved instructor can remove an older accommodation of a class', async () => {
  const { real, grant, minutesIn } = await twoClasses()
  await grant(real.instructorId, real)
  await database().user.update({ where: { id: real.instructorId }, data: { isApprovedInstructor: true } })
  await grant(real.instructorId, real, { timeMultiplier: 1, extraDays: 0, onePerPage: false })
  expect(await minutesIn(real)).toBe(20)
})

test('excessive accommodations are capped, and the attempt stays readable', async () => {
  const { real, student, grant } = await twoClasses()
  const { definition } = await database().quiz.findUniqueOrThrow({ where: { id: real.quizId } })
  const rules = { ...Object(definition).rules, timeLimitMinutes: 10 * 24 * 60, closesAt: null }
  await database().quiz.update({
    where: { id: real.quizId },
    data: { definition: { ...Object(definition), rules } },
  })
  await database().studentOverride.create({
    data: { quizId: real.quizId, learnerId: student, limits: { attempts: 5_000 } },
  })
  await grant(real.instructorId, real, { ...granted, timeMultiplier: 10 })
  const now = new Date()
  const { id } = await startAssignment(student, placeOf(real), { password: '', now })
  expect((await getAttempt(student, id, now)).rules).toMatchObject({
    ...{ timeLimitMinutes: 30 * 24 * 60, attempts: 1000 },
  })
})

test('keys of assignments-only questions wait for extra days of the class', async () => {
  const { real, closesAt, grant } = await twoClasses()
  const after = (days: number) => new Date(Date.parse(closesAt) + days * DAY)
  expect(await canShowAssignmentOnlyKeys(real.quizId, after(0))).toBe(true)
  await grant(real.instructorId, real)
  expect(await canShowAssignmentOnlyKeys(real.quizId, after(1))).toBe(false)
  expect(await canShowAssignmentOnlyKeys(real.quizId, after(2))).toBe(true)
})
