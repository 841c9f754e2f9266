import { expect, test, vi } from 'vitest'
import { findResults } from '@/server/attempts/find-results'
import { releaseGrades, withdrawGrades } from '@/server/grading/release-grades'
import { saveGrading } from '@/server/grading/save-grading'
import { acting, actionsOf, errorWith, othersOf } from '@/tests/support/class-people'
import { createEssayClass, FULL, HALF } from '@/tests/support/graded-essays'
import { getAttemptItem } from '@/tests/support/sample-attempt'
import '@/tests/support/session-secret'
import { useTestDatabase } from '@/tests/support/test-database'

// Replaces cookies and headers, because there is no request here.
vi.mock('next/headers', () => import('@/tests/support/cookie-jar'))

const database = useTestDatabase()

const ALL = (now: Date) => ({ itemId: null, now })

async function ratioOf(quizId: string, learnerId = '') {
  const grade = await database().grade.findUniqueOrThrow({
    where: { quizId_learnerId: { quizId, learnerId } },
  })
  return grade.scoreRatio
}

test('a saved grading changes and shows nothing until grades are released', async () => {
  const { quizId, studentIds, attemptIds, instructorId, grade, now } = await createEssayClass()
  await grade(instructorId, 0, HALF, { comment: 'SECRET for now' })
  expect(await getAttemptItem(attemptIds[0] ?? '', 2)).toMatchObject({ status: 'ANSWERED', possible: 0 })
  expect(await ratioOf(quizId, studentIds[0])).toBe(1)
  const results = await findResults(studentIds[0] ?? '', attemptIds[0] ?? '', now)
  expect(results).toMatchObject({ waiting: 1 })
  expect(results?.items[1]).toMatchObject({
    review: { status: 'waiting' },
    staff: { points: null, comments: [] },
  })
  expect(JSON.stringify(results)).not.toContain('SECRET')
})

test('a grading gives a share of what the question is worth in the assignment', async () => {
  const { target, actor, attemptIds, instructorId, grade, now } = await createEssayClass({ worth: 10 })
  await grade(instructorId, 0, HALF)
  await releaseGrades(actor, target, ALL(now))
  expect(await getAttemptItem(attemptIds[0] ?? '', 2)).toMatchObject({ earned: 5, possible: 10 })
})

test('a release counts the gradings together, notifies, and is logged', async () => {
  const { quizId, classId, target, actor, studentIds, attemptIds, instructorId, grade, now } =
    await createEssayClass({ students: 3 })
  await grade(instructorId, 0, HALF, { comment: 'Good point.' })
  await grade(instructorId, 1, FULL)
  expect(await releaseGrades(actor, target, ALL(now))).toEqual({ answers: 2, students: 2 })
  // 1 of 1 for the choice, and 3 or 6 of 6 for the answer.
  expect(await ratioOf(quizId, studentIds[0])).toBeCloseTo(4 / 7)
  expect(await ratioOf(quizId, studentIds[1])).toBe(1)
  // The third still waits.
  expect(await getAttemptItem(attemptIds[2] ?? '', 2)).toMatchObject({ status: 'ANSWERED', possible: 0 })
  const results = await findResults(studentIds[0] ?? '', attemptIds[0] ?? '', now)
  expect(results).toMatchObject({ earned: 4, possible: 7, waiting: 0 })
  expect(results?.items[1]).toMatchObject({
    review: { status: 'graded', earned: 3, possible: 6 },
    staff: { points: HALF, comments: ['Good point.'] },
  })
  const notices = await database().notification.findMany({ where: { userId: { in: studentIds } } })
  expect(notices.map(({ userId, kind, path }) => [userId, kind, path]).sort()).toEqual(
    [0, 1].map((index) => [studentIds[index], 'graded', `/attempts/${attemptIds[index]}/results`]).sort(),
  )
  expect((await actionsOf(classId)).filter((action) => action === 'grading.release')).toHaveLength(2)
  // Releasing again changes nothing.
  expect(await releaseGrades(actor, target, ALL(now))).toEqual({ answers: 0, students: 0 })
})

test('an unanswered question earns 0 points with the release', async () => {
  const { quizId, target, actor, studentIds, attemptIds, instructorId, grade, now } = await createEssayClass({
    silent: [1],
  })
  await grade(instructorId, 0, FULL)
  await releaseGrades(actor, target, ALL(now))
  expect(await getAttemptItem(attemptIds[1] ?? '', 2)).toMatchObject({
    ...{ status: 'UNANSWERED', earned: 0, possible: 6 },
  })
  expect(await ratioOf(quizId, studentIds[1])).toBeCloseTo(1 / 7)
})

test('undoing a release makes the answers wait again, and they can be released again', async () => {
  const { quizId, target, actor, studentIds, attemptIds, instructorId, grade, now } = await createEssayClass()
  await grade(instructorId, 0, HALF)
  await releaseGrades(actor, target, ALL(now))
  expect(await withdrawGrades(actor, target, ALL(now))).toEqual({ answers: 1, students: 1 })
  expect(await getAttemptItem(attemptIds[0] ?? '', 2)).toMatchObject({ status: 'ANSWERED', possible: 0 })
  expect(await ratioOf(quizId, studentIds[0])).toBe(1)
  expect(await releaseGrades(actor, target, ALL(now))).toEqual({ answers: 1, students: 1 })
})

test('of two gradings, the one saved last counts', async () => {
  const { target, actor, attemptIds, instructorId, assistantId, grade, now } = await createEssayClass()
  await grade(instructorId, 0, HALF, { minute: 1 })
  await grade(assistantId, 0, FULL, { minute: 2 })
  // Not finished, so it doesn't count.
  await grade(instructorId, 1, FULL, { minute: 1 })
  await grade(assistantId, 1, { one: 0 }, { minute: 2 })
  await releaseGrades(actor, target, ALL(now))
  expect(await getAttemptItem(attemptIds[0] ?? '', 2)).toMatchObject({ earned: 6 })
  expect(await getAttemptItem(attemptIds[1] ?? '', 2)).toMatchObject({ earned: 6 })
})

test('a grading that changed after the release shows with the next one', async () => {
  const { target, actor, attemptIds, instructorId, grade, now } = await createEssayClass()
  await grade(instructorId, 0, FULL)
  await releaseGrades(actor, target, ALL(now))
  await grade(instructorId, 0, HALF, { minute: 2 })
  expect(await getAttemptItem(attemptIds[0] ?? '', 2)).toMatchObject({ earned: 6 })
  expect(await releaseGrades(actor, target, ALL(now))).toEqual({ answers: 1, students: 1 })
  expect(await getAttemptItem(attemptIds[0] ?? '', 2)).toMatchObject({ earned: 3 })
})

test('a late penalty stays in the total', async () => {
  const { target, actor, attemptIds, instructorId, grade, now } = await createEssayClass()
  await database().attempt.update({ where: { id: attemptIds[0] ?? '' }, data: { lateShare: 0.5 } })
  await grade(instructorId, 0, FULL)
  await releaseGrades(actor, target, ALL(now))
  const attempt = await database().attempt.findUniqueOrThrow({ where: { id: attemptIds[0] ?? '' } })
  expect(attempt).toMatchObject({ earned: 3.5, possible: 7 })
})

test('students whose points are hidden aren’t notified', async () => {
  const { target, actor, studentIds, attemptIds, instructorId, grade, now } = await createEssayClass({
    rules: { resultsPolicy: 'exam' },
  })
  await grade(instructorId, 0, FULL, { comment: 'SECRET' })
  await releaseGrades(actor, target, ALL(now))
  expect(await database().notification.count({ where: { userId: { in: studentIds } } })).toBe(0)
  const results = await findResults(studentIds[0] ?? '', attemptIds[0] ?? '', now)
  expect(results).toMatchObject({ earned: null, items: [] })
  expect(JSON.stringify(results)).not.toContain('SECRET')
})

test('comments and the points of criteria stay hidden with the feedback and the rubric', async () => {
  const { target, actor, studentIds, attemptIds, instructorId, grade, now } = await createEssayClass({
    rules: { resultsPolicy: 'homework' },
  })
  await grade(instructorId, 0, HALF, { comment: 'SECRET' })
  await releaseGrades(actor, target, ALL(now))
  const results = await findResults(studentIds[0] ?? '', attemptIds[0] ?? '', now)
  expect(results?.items[1]).toMatchObject({
    ...{ review: { status: 'graded', earned: 3 }, staff: { points: null, comments: [] } },
  })
})

test('only instructors and assistants grade and release', async () => {
  const { classId, target, studentIds, attemptIds, assistantId, grade, now } = await createEssayClass()
  const answer = { ...target, attemptId: attemptIds[0] ?? '', slot: 2 }
  const grading = { points: FULL, comment: '', revision: 1, now }
  for (const [userId, code] of await othersOf(classId, studentIds[0] ?? '')) {
    await expect(saveGrading(acting(userId), answer, grading)).rejects.toEqual(errorWith(code))
    await expect(releaseGrades(acting(userId), target, ALL(now))).rejects.toEqual(errorWith(code))
    await expect(withdrawGrades(acting(userId), target, ALL(now))).rejects.toEqual(errorWith(code))
  }
  await grade(assistantId, 0, FULL)
  expect(await releaseGrades(acting(assistantId), target, ALL(now))).toMatchObject({ answers: 1 })
})

test('another class’s answer, a question with a key, and an open attempt can’t be graded', async () => {
  const { target, actor, attemptIds, now } = await createEssayClass()
  const other = await createEssayClass()
  const save = (attemptId = '', slot = 2) =>
    saveGrading(actor, { ...target, attemptId, slot }, { points: FULL, comment: '', revision: 1, now })
  await expect(save(other.attemptIds[0])).rejects.toEqual(errorWith('NOT_FOUND'))
  await expect(save(attemptIds[0], 1)).rejects.toEqual(errorWith('NOT_FOUND'))
  await database().attempt.update({ where: { id: attemptIds[0] ?? '' }, data: { state: 'IN_PROGRESS' } })
  await expect(save(attemptIds[0])).rejects.toEqual(errorWith('NOT_FOUND'))
})

test('two tabs of one grader don’t overwrite each other, unless one saw what the other saved', async () => {
  const { target, actor, attemptIds, now } = await createEssayClass()
  const answer = { ...target, attemptId: attemptIds[0] ?? '', slot: 2 }
  const at = (minute: number) => new Date(now.getTime() + minute * 60_000)
  const save = (comment: string, basedOn: Date | null, minute: number) =>
    saveGrading(actor, answer, { points: HALF, comment, revision: 1, basedOn, now: at(minute) })
  const stored = async () =>
    (await database().rubricGrading.findFirstOrThrow({ where: { attemptId: answer.attemptId } })).comment
  const { savedAt } = await save('From the first tab', null, 1)
  expect(savedAt).toEqual(at(1))
  // The second tab was opened before the first one saved.
  await expect(save('From the second tab', null, 2)).rejects.toEqual(errorWith('CONFLICT'))
  expect(await stored()).toBe('From the first tab')
  await save('From the second tab', savedAt, 3)
  await expect(save('From the first tab, later', savedAt, 4)).rejects.toEqual(errorWith('CONFLICT'))
  expect(await stored()).toBe('From the second tab')
  // The same text again is no conflict.
  expect(await save('From the second tab', savedAt, 5)).toMatchObject({ savedAt: at(3) })
  // Two saves at the same time: the later one is rejected.
  const outcomes = await Promise.allSettled([save('One', at(3), 6), save('Other', at(3), 7)])
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('points that the rubric doesn’t have are rejected', async () => {
  const { instructorId, grade } = await createEssayClass()
  await expect(grade(instructorId, 0, { one: 3 })).rejects.toEqual(errorWith('INVALID_INPUT'))
  await expect(grade(instructorId, 0, { four: 1 })).rejects.toEqual(errorWith('INVALID_INPUT'))
})

test('an answer that changed since must be graded again', async () => {
  const { target, actor, attemptIds, instructorId, grade, now } = await createEssayClass()
  await grade(instructorId, 0, FULL)
  await database().attemptItem.update({
    where: { attemptId_slot: { attemptId: attemptIds[0] ?? '', slot: 2 } },
    data: { revision: { increment: 1 } },
  })
  expect(await releaseGrades(actor, target, ALL(now))).toMatchObject({ answers: 0 })
  await expect(grade(instructorId, 0, FULL)).rejects.toEqual(errorWith('CONFLICT'))
})
