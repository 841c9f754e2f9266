import { expect, test, vi } from 'vitest'
import { deleteAccount } from '@/server/accounts/delete-account'
import { getItemAnalysis } from '@/server/analysis/get-item-analysis'
import { readAssignmentShares } from '@/server/analysis/insight-statements'
import { readUsage } from '@/server/assignments/bank-statements'
import { reopenAttempt } from '@/server/assignments/change-student-attempt'
import { findResults } from '@/server/attempts/find-results'
import { saveResponse } from '@/server/attempts/save-response'
import { submitAttempt } from '@/server/attempts/submit-attempt'
import { exportJson } from '@/server/export/write-export'
import { getGradeCell } from '@/server/grades/cell-queries'
import { changePoints, setAnswerComment } from '@/server/grading/answer-feedback'
import { releaseGrades, withdrawGrades } from '@/server/grading/release-grades'
import { applyRegrade } from '@/server/regrading/apply-regrade'
import { restoreAttemptItems } from '@/server/regrading/regrade-change-statements'
import { undoRegrade } from '@/server/regrading/undo-regrade'
import { runUndo } from '@/server/regrading/undo-run'
import { syncDueCards } from '@/server/review/sync-cards'
import { acting, errorWith, othersOf } from '@/tests/support/class-people'
import { createEssayClass, FULL, HALF } from '@/tests/support/graded-essays'
import { getAttemptItem } from '@/tests/support/sample-attempt'
import '@/tests/support/session-secret'
import { useTestDatabase } from '@/tests/support/test-database'

// Replaces cookies and headers, because there is no request here.
vi.mock('next/headers', () => import('@/tests/support/cookie-jar'))

const database = useTestDatabase()

const REASON = 'You explained it in class.'

/** The first student's attempt, with functions that change the points of its first question, a choice worth 1. */
async function fixture() {
  const made = await createEssayClass()
  const { classId, target, actor, now, itemIds, quizId } = made
  const [attemptId = ''] = made.attemptIds
  const [learnerId = ''] = made.studentIds
  const set = (earned: number | null, slot = 1) =>
    changePoints(
      actor,
      { classId, attemptId, slot },
      { change: earned === null ? null : { earned, reason: REASON }, now },
    )
  const drop = () =>
    applyRegrade(actor, target, {
      item: itemIds[0] ?? '',
      version: '',
      policy: 'drop',
      reason: 'Unclear.',
      now,
    })
  const total = async () => {
    const { earned, possible } = await database().attempt.findUniqueOrThrow({ where: { id: attemptId } })
    const grade = await database().grade.findUniqueOrThrow({
      where: { quizId_learnerId: { quizId, learnerId } },
    })
    return { earned, possible, ratio: grade.scoreRatio }
  }
  return { ...made, attemptId, learnerId, set, drop, total }
}

test('a change of points updates the score, is shown with its reason, and is logged', async () => {
  const { classId, attemptId, learnerId, set, total, now } = await fixture()
  await set(0.25)
  expect(await total()).toEqual({ earned: 0.25, possible: 1, ratio: 0.25 })
  const results = await findResults(learnerId, attemptId, now)
  expect(results?.items[0]).toMatchObject({
    ...{ review: { earned: 0.25, possible: 1 }, staff: { changeReason: REASON }, regrade: null },
  })
  const entry = await database().auditEntry.findFirstOrThrow({ where: { classId, action: 'points.change' } })
  expect(entry).toMatchObject({
    ...{ learnerId, before: { question: 1, earned: 1, possible: 1 } },
    after: { question: 1, earned: 0.25, possible: 1, reason: REASON },
  })
  expect(await database().notification.count({ where: { userId: learnerId, kind: 'graded' } })).toBe(1)
})

test('students whose points are hidden aren’t notified of a change', async () => {
  const { classId, actor, attemptIds, studentIds, now } = await createEssayClass({
    rules: { resultsPolicy: 'exam' },
  })
  const change = { earned: 0, reason: REASON }
  await changePoints(actor, { classId, attemptId: attemptIds[0] ?? '', slot: 1 }, { change, now })
  expect(await database().notification.count({ where: { userId: { in: studentIds } } })).toBe(0)
})

test('a change of points stays through a regrade and its undoing', async () => {
  const { actor, target, attemptId, set, drop, total, now } = await fixture()
  await set(0.25)
  const run = await drop()
  expect(await total()).toMatchObject({ earned: 0.25, possible: 1 })
  await undoRegrade(actor, target, run, now)
  expect(await total()).toMatchObject({ earned: 0.25, possible: 1 })
  await set(null)
  expect(await getAttemptItem(attemptId, 1)).toMatchObject({ earned: 1, possible: 1, regraded: null })
})

test('after a change of points is removed, the regrades count again', async () => {
  const { actor, target, set, drop, total, now } = await fixture()
  const run = await drop()
  await set(0.25)
  expect(await total()).toMatchObject({ earned: 0.25, possible: 1 })
  await set(null)
  expect(await total()).toMatchObject({ earned: 0, possible: 0, ratio: null })
  // The ledger has what the regrade changes without staff.
  await undoRegrade(actor, target, run, now)
  expect(await total()).toEqual({ earned: 1, possible: 1, ratio: 1 })
})

test('a change made before a regrade can be removed before the regrade is undone', async () => {
  const { actor, target, set, drop, total, now } = await fixture()
  await set(0.25)
  const run = await drop()
  await set(null)
  expect(await total()).toMatchObject({ earned: 0, possible: 0 })
  await undoRegrade(actor, target, run, now)
  expect(await total()).toEqual({ earned: 1, possible: 1, ratio: 1 })
})

test('undoing a regrade that didn’t count, because staff set the points, isn’t announced', async () => {
  const { instructorId, actor, target, learnerId, set, drop, total, now } = await fixture()
  const run = await drop()
  await set(0.25)
  const announced = () =>
    database().notification.count({ where: { userId: learnerId, title: { startsWith: 'Regrade undone' } } })
  await undoRegrade(actor, target, run, now)
  expect(await total()).toMatchObject({ earned: 0.25, possible: 1 })
  expect(await announced()).toBe(0)
  const { regrades } = await getGradeCell(instructorId, target, learnerId)
  expect(regrades).toMatchObject([{ earnedBefore: 0.25, earnedAfter: 0.25, isUndone: true }])
  await set(null)
  expect(await total()).toEqual({ earned: 1, possible: 1, ratio: 1 })
})

test('removing a change of points while a regrade is being undone doesn’t bring it back', async () => {
  const { attemptId, set, drop, total, now } = await fixture()
  await set(0.25)
  const run = await drop()
  await database().regradeRun.update({ where: { id: run }, data: { state: 'UNDOING' } })
  await set(null)
  expect(await total()).toEqual({ earned: 1, possible: 1, ratio: 1 })
  // Restoring, also of attempts that the undoing selected before, leaves the points.
  await database().$transaction((tx) => restoreAttemptItems(tx, run, [attemptId]))
  await runUndo(database(), run, now)
  expect(await total()).toEqual({ earned: 1, possible: 1, ratio: 1 })
  expect(await getAttemptItem(attemptId, 1)).toMatchObject({ earned: 1, possible: 1, regraded: null })
})

test('an attempt submitted again while a regrade is being undone keeps its new points', async () => {
  const { classId, actor, attemptId, learnerId, drop, total, now } = await fixture()
  const run = await drop()
  await reopenAttempt(actor, { classId, attemptId }, { minutes: 10, now: new Date() })
  await database().regradeRun.update({ where: { id: run }, data: { state: 'UNDOING' } })
  const answer = { learnerId, attemptId, slot: 1, response: 'b', revision: 1, clientId: 'tab' }
  await saveResponse({ ...answer, sequence: 9 })
  await submitAttempt({ learnerId, attemptId, now: new Date() })
  expect(await total()).toMatchObject({ earned: 0, possible: 1 })
  await runUndo(database(), run, now)
  expect(await total()).toMatchObject({ earned: 0, possible: 1 })
})

test('a change of points replaces a released grading, which counts again when it is removed', async () => {
  const { actor, target, attemptId, instructorId, grade, set, now } = await fixture()
  await grade(instructorId, 0, HALF)
  await set(5.5, 2)
  expect(await getAttemptItem(attemptId, 2)).toMatchObject({ status: 'GRADED', earned: 5.5, possible: 6 })
  await releaseGrades(actor, target, { itemId: null, now })
  expect(await getAttemptItem(attemptId, 2)).toMatchObject({ earned: 5.5, possible: 6 })
  await set(null, 2)
  expect(await getAttemptItem(attemptId, 2)).toMatchObject({ status: 'GRADED', earned: 3, possible: 6 })
  await set(5.5, 2)
  await withdrawGrades(actor, target, { itemId: null, now })
  expect(await getAttemptItem(attemptId, 2)).toMatchObject({ status: 'GRADED', earned: 5.5 })
  await set(null, 2)
  expect(await getAttemptItem(attemptId, 2)).toMatchObject({ status: 'ANSWERED', earned: 0, possible: 0 })
})

test('a reopened attempt keeps a change of points and the grading of an answer that stays the same', async () => {
  const { classId, actor, target, attemptId, learnerId, instructorId, grade, set, now } = await fixture()
  await grade(instructorId, 0, HALF)
  await releaseGrades(actor, target, { itemId: null, now })
  await set(0.25)
  const submitAgain = async (text: string | null) => {
    await reopenAttempt(actor, { classId, attemptId }, { minutes: 10, now: new Date() })
    const answer = { learnerId, attemptId, slot: 2, response: text, revision: 1, clientId: 'tab' }
    if (text !== null) await saveResponse({ ...answer, sequence: 9 })
    await submitAttempt({ learnerId, attemptId, now: new Date() })
  }
  await submitAgain(null)
  expect(await getAttemptItem(attemptId, 1)).toMatchObject({ earned: 0.25 })
  expect(await getAttemptItem(attemptId, 2)).toMatchObject({ status: 'GRADED', earned: 3, possible: 6 })
  await submitAgain('Another argument.')
  expect(await getAttemptItem(attemptId, 1)).toMatchObject({ earned: 0.25 })
  expect(await getAttemptItem(attemptId, 2)).toMatchObject({ status: 'ANSWERED', earned: 0, possible: 0 })
  const results = await findResults(learnerId, attemptId, new Date())
  expect(results?.items[1]).toMatchObject({ review: { status: 'waiting' }, staff: { points: null } })
})

test('points are limited to those of the question, and need a reason', async () => {
  const { classId, actor, attemptId, set, now } = await fixture()
  await expect(set(1.5)).rejects.toEqual(errorWith('INVALID_INPUT'))
  await expect(set(-1)).rejects.toEqual(errorWith('INVALID_INPUT'))
  const change = { earned: 1, reason: ' ' }
  await expect(changePoints(actor, { classId, attemptId, slot: 1 }, { change, now })).rejects.toMatchObject({
    fieldErrors: { reason: 'Enter a reason.' },
  })
})

test('a comment on any question is shown with the feedback, changed, and removed', async () => {
  const { classId, actor, attemptId, learnerId, now } = await fixture()
  const comment = (text: string, slot = 1) => setAnswerComment(actor, { classId, attemptId, slot }, text)
  const shown = async () => (await findResults(learnerId, attemptId, now))?.items[0]?.staff.comments
  await comment('Well done.')
  expect(await shown()).toEqual(['Well done.'])
  await comment('Well done!')
  await comment('Well done!')
  expect(await shown()).toEqual(['Well done!'])
  await comment('')
  expect(await shown()).toEqual([])
  const entries = await database().auditEntry.findMany({ where: { classId, action: 'answer.comment' } })
  expect(entries).toHaveLength(3)
  // The log outlives the account, so it has no texts.
  expect(JSON.stringify(entries.map(({ before, after }) => [before, after]))).not.toContain('Well done')
})

test('saving the same points again neither notifies nor is logged', async () => {
  const { classId, learnerId, set } = await fixture()
  const count = async () => [
    await database().auditEntry.count({ where: { classId, action: 'points.change' } }),
    await database().notification.count({ where: { userId: learnerId, kind: 'graded' } }),
  ]
  await set(0.5)
  const once = await count()
  await set(0.5)
  expect(await count()).toEqual(once)
  await set(0.25)
  expect(await count()).not.toEqual(once)
})

test('only instructors and assistants comment and change points', async () => {
  const { classId, studentIds, assistantId, attemptId, now } = await fixture()
  const answer = { classId, attemptId, slot: 1 }
  const change = { earned: 0, reason: REASON }
  for (const [userId, code] of await othersOf(classId, studentIds[0] ?? '')) {
    await expect(setAnswerComment(acting(userId), answer, 'x')).rejects.toEqual(errorWith(code))
    await expect(changePoints(acting(userId), answer, { change, now })).rejects.toEqual(errorWith(code))
  }
  await changePoints(acting(assistantId), answer, { change, now })
  const other = await fixture()
  const foreign = { classId: other.classId, attemptId, slot: 1 }
  await expect(setAnswerComment(other.actor, foreign, 'x')).rejects.toEqual(errorWith('NOT_FOUND'))
  await expect(changePoints(other.actor, foreign, { change, now })).rejects.toEqual(errorWith('NOT_FOUND'))
})

test('the student’s export has what staff gave', async () => {
  const { classId, actor, target, attemptId, learnerId, instructorId, grade, set, now } = await fixture()
  await set(0.25)
  await setAnswerComment(actor, { classId, attemptId, slot: 1 }, 'Look again.')
  await grade(instructorId, 0, HALF, { comment: 'Good point.' })
  const exported = async () => {
    let text = ''
    for await (const part of exportJson(learnerId, now)) text += part
    return JSON.parse(text).tables['answer-feedback']
  }
  const first = {
    attempt: attemptId,
    slot: 1,
    criteria: null,
    comments: ['Look again.'],
    changeReason: REASON,
  }
  expect(await exported()).toEqual([first])
  await releaseGrades(actor, target, { itemId: null, now })
  expect(await exported()).toEqual([
    first,
    { attempt: attemptId, slot: 2, criteria: HALF, comments: ['Good point.'], changeReason: null },
  ])
})

test('released gradings are in no statistic and on no review card', async () => {
  const { classId, assignmentId, actor, target, learnerId, instructorId, itemIds, grade, now } =
    await fixture()
  await grade(instructorId, 0, FULL)
  await releaseGrades(actor, target, { itemId: null, now })
  const { items, unscored } = await getItemAnalysis(instructorId, { classId, assignmentId }, 'first')
  expect(items.map(({ id }) => id)).toEqual([itemIds[0]])
  expect(unscored).toMatchObject([{ id: itemIds[1], asked: 2 }])
  await syncDueCards(now)
  const log = await database().reviewLog.findMany({
    where: { learnerId, itemVersion: { item: { type: 'open-response' } } },
  })
  expect(log).toEqual([])
})

test('with certainty-based scoring, points that staff set count as their share in statistics and reviews', async () => {
  const made = await createEssayClass({ students: 3, rules: { behavior: 'certainty' } })
  const { classId, courseId, instructorId, actor, attemptIds, studentIds, itemIds, now } = made
  // The third student's points are as graded: 1 of 3 without a certainty, which is the full share.
  for (const [index, certainty] of [1, 3].entries()) {
    const answer = { attemptId: attemptIds[index] ?? '', slot: 1 }
    await database().attemptItem.update({ where: { attemptId_slot: answer }, data: { certainty } })
    const change = { earned: 1.5, reason: REASON }
    await changePoints(actor, { classId, ...answer }, { change, now })
  }
  const shares = await readAssignmentShares(classId, [])
  const shareOf = (id: string) => shares.find(({ learnerId }) => learnerId === id)?.share
  expect(studentIds.map(shareOf)).toEqual([0.5, 0.5, 1])
  const { slug } = await database().item.findUniqueOrThrow({ where: { id: itemIds[0] ?? '' } })
  const usage = await readUsage(instructorId, courseId, null)
  expect(usage.find((row) => row.slug === slug)?.facility).toBeCloseTo(2 / 3)
  await database().reviewLog.deleteMany({ where: { learnerId: { in: studentIds } } })
  await syncDueCards(new Date(now.getTime() + 60_000))
  const log = await database().reviewLog.findMany({ where: { learnerId: { in: studentIds } } })
  const fractions = studentIds.map((id) => log.find(({ learnerId }) => learnerId === id)?.fraction)
  expect(fractions.slice(0, 2)).toEqual([0.5, 0.5])
})

test('a deleted account keeps its points, without the words of staff', async () => {
  const { classId, actor, target, attemptId, learnerId, instructorId, grade, set, now } = await fixture()
  await set(0.25)
  await setAnswerComment(actor, { classId, attemptId, slot: 1 }, 'SECRET comment')
  await grade(instructorId, 0, HALF, { comment: 'SECRET comment' })
  await releaseGrades(actor, target, { itemId: null, now })
  const { email } = await database().user.findUniqueOrThrow({ where: { id: learnerId } })
  const viewer = { id: learnerId, email, name: 'Student 1', role: 'LEARNER' as const, isGuest: false }
  await deleteAccount({ password: '', confirmation: 'delete' }, viewer)
  const left = await database().attempt.findFirstOrThrow({
    where: { learner: { isAnonymous: true }, quiz: { assignment: { classId } } },
    select: { earned: true, possible: true, items: { include: { feedback: true, gradings: true } } },
  })
  expect(left).toMatchObject({ earned: 3.25, possible: 7 })
  expect(JSON.stringify(left)).not.toContain('SECRET')
  expect(JSON.stringify(left)).not.toContain(REASON)
  expect(left.items.flatMap(({ gradings }) => gradings)).toEqual([])
})
