import { expect, test } from 'vitest'
import { checkResponse } from '@/server/attempts/check-response'
import { closeDueAttempts } from '@/server/attempts/close-due-attempts'
import { findResults } from '@/server/attempts/find-results'
import { goToNextQuestion } from '@/server/attempts/go-to-next-question'
import { getAttempt, listAskedItems } from '@/server/attempts/queries'
import { getQuizForLearner } from '@/server/attempts/quiz-for-learner'
import { saveResponse } from '@/server/attempts/save-response'
import { startAttempt } from '@/server/attempts/start-attempt'
import { submitAttempt } from '@/server/attempts/submit-attempt'
import { getDraft } from '@/server/attempts/unsaved-attempt'
import { hashPassword } from '@/server/platform/passwords'
import { createLearner, getAttemptItem } from '@/tests/support/sample-attempt'
import { createQuiz } from '@/tests/support/sample-quiz'
import { useTestDatabase } from '@/tests/support/test-database'

const database = useTestDatabase()

type Quiz = Awaited<ReturnType<typeof createQuiz>>
type Opened = { learnerId: string; attemptId: string }

const MINUTE_MS = 60_000
const later = (minutes: number) => new Date(Date.now() + minutes * MINUTE_MS)

async function start(
  quiz: Quiz,
  options: { learnerId?: string; now?: Date; password?: string } = {},
): Promise<Opened> {
  const { learnerId = await createLearner(), now = new Date(), password } = options
  const { id: attemptId } = await startAttempt({ learnerId, ...quiz, now, ...(password ? { password } : {}) })
  return { learnerId, attemptId }
}

let sequence = 0
function save(attempt: Opened, slot: number, response: unknown, more: object = {}) {
  sequence += 1
  return saveResponse({ ...attempt, slot, response, clientId: 'tab', sequence, revision: 0, ...more })
}

/** Moves the start back, so that the attempt has been open for the given time. */
async function letPass({ attemptId }: Opened, minutes: number): Promise<void> {
  await database().$executeRaw`
    UPDATE "Attempt" SET "startedAt" = "startedAt" - ${minutes} * INTERVAL '1 minute',
      "closesAt" = "closesAt" - ${minutes} * INTERVAL '1 minute', "dueAt" = "dueAt" - ${minutes} * INTERVAL '1 minute'
    WHERE "id" = ${attemptId}`
}

const findAttempt = ({ attemptId }: Opened) =>
  database().attempt.findUniqueOrThrow({ where: { id: attemptId } })

test('the server submits saved answers when time runs out, without a browser', async () => {
  const attempt = await start(await createQuiz({ rules: { timeLimitMinutes: 40 } }))
  await save(attempt, 1, 'a')
  await letPass(attempt, 39)
  expect(await closeDueAttempts(new Date())).toBe(0)
  expect(await findAttempt(attempt)).toMatchObject({ state: 'IN_PROGRESS' })
  await letPass(attempt, 2)
  await closeDueAttempts(new Date())
  const closed = await findAttempt(attempt)
  expect(closed).toMatchObject({ state: 'GRADED', earned: 1, possible: 2, isLate: false, dueAt: null })
  expect(closed.submittedAt).toEqual(closed.closesAt)
  await closeDueAttempts(new Date())
  expect(await findAttempt(attempt)).toEqual(closed)
})

test('processes that close an attempt concurrently create one grade', async () => {
  const attempt = await start(await createQuiz({ rules: { timeLimitMinutes: 1 } }))
  await save(attempt, 1, 'a')
  await letPass(attempt, 5)
  const counts = await Promise.all(Array.from({ length: 5 }, () => closeDueAttempts(new Date())))
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(1)
  expect(await findAttempt(attempt)).toMatchObject({ state: 'GRADED', earned: 1 })
})

test('an attempt never appears open after its end', async () => {
  const attempt = await start(await createQuiz({ rules: { timeLimitMinutes: 1 } }))
  await letPass(attempt, 5)
  expect(await getAttempt(attempt.learnerId, attempt.attemptId, new Date())).toMatchObject({
    state: 'GRADED',
  })
})

test('in the grace period you can only submit, and the attempt is late', async () => {
  const rules = { timeLimitMinutes: 10, whenTimeIsUp: 'grace', graceMinutes: 5 }
  const attempt = await start(await createQuiz({ rules }))
  await save(attempt, 1, 'a')
  await letPass(attempt, 12)
  await closeDueAttempts(new Date())
  expect(await findAttempt(attempt)).toMatchObject({ state: 'OVERDUE' })
  await expect(save(attempt, 2, 'a')).rejects.toMatchObject({ code: 'CLOSED' })
  await submitAttempt({ ...attempt, now: new Date() })
  expect(await findAttempt(attempt)).toMatchObject({ state: 'GRADED', isLate: true, earned: 1 })
})

test('an attempt is abandoned after the grace period or without automatic submission', async () => {
  const grace = { timeLimitMinutes: 10, whenTimeIsUp: 'grace', graceMinutes: 5 }
  for (const rules of [grace, { timeLimitMinutes: 10, whenTimeIsUp: 'abandon' }]) {
    const attempt = await start(await createQuiz({ rules }))
    await letPass(attempt, 20)
    await closeDueAttempts(new Date())
    expect(await findAttempt(attempt)).toMatchObject({ state: 'ABANDONED', earned: null, dueAt: null })
    await expect(submitAttempt({ ...attempt, now: new Date() })).rejects.toMatchObject({ code: 'CLOSED' })
  }
})

test('an answer up to two seconds late counts; a later one is only logged', async () => {
  const attempt = await start(await createQuiz({ rules: { timeLimitMinutes: 10 } }))
  await letPass(attempt, 10)
  await save(attempt, 1, 'a')
  await letPass(attempt, 1)
  await expect(save(attempt, 2, 'a')).rejects.toMatchObject({ code: 'CLOSED' })
  expect(await getAttemptItem(attempt.attemptId, 2)).toMatchObject({ response: null, revision: 0 })
  const log = await database().responseLog.findMany({ where: attempt, orderBy: { id: 'asc' } })
  expect(log).toMatchObject([
    { slot: 1, isLate: false },
    { slot: 2, isLate: true, response: 'a' },
  ])
  await closeDueAttempts(new Date())
  expect(await findAttempt(attempt)).toMatchObject({ state: 'GRADED', earned: 1 })
})

test('a late answer that arrives twice is stored once', async () => {
  const attempt = await start(await createQuiz({ rules: { timeLimitMinutes: 10 } }))
  await letPass(attempt, 20)
  const twice = { clientId: 'slow', sequence: 7 }
  for (let round = 0; round < 2; round++)
    await expect(save(attempt, 1, 'a', twice)).rejects.toMatchObject({ code: 'CLOSED' })
  expect(await database().responseLog.count({ where: attempt })).toBe(1)
})

test('the closing date ends an attempt that has time left', async () => {
  const rules = { timeLimitMinutes: 60, closesAt: later(10).toISOString() }
  const attempt = await start(await createQuiz({ rules }))
  expect((await findAttempt(attempt)).closesAt).toEqual(new Date(rules.closesAt))
})

test('a quiz that isn’t open, or has closed, can’t be started', async () => {
  const early = await createQuiz({ rules: { opensAt: later(10).toISOString() } })
  await expect(start(early)).rejects.toMatchObject({ code: 'CLOSED' })
  const over = await createQuiz({ rules: { closesAt: later(-1).toISOString() } })
  await expect(start(over)).rejects.toMatchObject({ code: 'CLOSED' })
})

test('attempts are limited, with a wait between them', async () => {
  const quiz = await createQuiz({ rules: { attempts: 2, waitMinutes: 30 } })
  const first = await start(quiz)
  await submitAttempt({ ...first, now: new Date() })
  await expect(start(quiz, first)).rejects.toMatchObject({ code: 'CLOSED' })
  const second = await start(quiz, { ...first, now: later(31) })
  expect(second.attemptId).not.toBe(first.attemptId)
  await submitAttempt({ ...second, now: later(32) })
  await expect(start(quiz, { ...first, now: later(100) })).rejects.toMatchObject({ code: 'CLOSED' })
  const state = await getQuizForLearner(first.learnerId, quiz.courseSlug, quiz.quizSlug, later(100))
  expect(state.refusal).toEqual({ reason: 'no-attempts-left', attempts: 2 })
})

test('a new attempt needs the password, and resuming doesn’t', async () => {
  const quiz = await createQuiz({})
  const passwordHash = await hashPassword('open sesame')
  await database().quiz.update({ where: { id: quiz.quizId }, data: { setting: { passwordHash } } })
  const learnerId = await createLearner()
  await expect(start(quiz, { learnerId })).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  await expect(start(quiz, { learnerId, password: 'incorrect' })).rejects.toMatchObject({
    code: 'INVALID_INPUT',
  })
  const attempt = await start(quiz, { learnerId, password: 'open sesame' })
  expect(await start(quiz, { learnerId })).toEqual(attempt)
  const draft = { course: quiz.courseSlug, quiz: quiz.quizSlug, seed: '5f0c8a4e-6f3b-4a7e-9d52-2d1c3b4a5e6f' }
  await expect(getDraft(draft, null)).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('an accommodation and an override change the timer and the page’s text', async () => {
  const quiz = await createQuiz({ rules: { timeLimitMinutes: 40, attempts: 1 } })
  const learnerId = await createLearner()
  await database().accommodation.create({ data: { learnerId, timeMultiplier: 1.5 } })
  const limits = { attempts: 3 }
  await database().studentOverride.create({ data: { quizId: quiz.quizId, learnerId, limits } })
  const { composed, rules } = await getQuizForLearner(learnerId, quiz.courseSlug, quiz.quizSlug, new Date())
  expect(composed.limits).toMatchObject({ timeLimitSeconds: 3600, attempts: 3 })
  expect(composed.base).toMatchObject({ timeLimitSeconds: 2400, attempts: 1 })
  expect(rules).toMatchObject({ timeLimitMinutes: 60, attempts: 3 })
  const { startedAt, closesAt } = await findAttempt(await start(quiz, { learnerId }))
  expect(closesAt?.getTime()).toBe(startedAt.getTime() + 60 * MINUTE_MS)
})

test('a sequential quiz shows one question, and only it accepts an answer', async () => {
  const attempt = await start(await createQuiz({ rules: { sequential: true }, items: 3 }))
  const { learnerId, attemptId } = attempt
  const shown = async () => (await listAskedItems(learnerId, attemptId, [1, 2, 3])).map(({ slot }) => slot)
  expect(await shown()).toEqual([1])
  await save(attempt, 1, 'b')
  await expect(save(attempt, 2, 'a')).rejects.toMatchObject({ code: 'CLOSED' })
  await Promise.all([1, 2].map(() => goToNextQuestion({ ...attempt, from: 1 })))
  expect(await shown()).toEqual([2])
  await expect(save(attempt, 1, 'a')).rejects.toMatchObject({ code: 'CLOSED' })
  await save(attempt, 2, 'a')
  await goToNextQuestion({ ...attempt, from: 2 })
  await goToNextQuestion({ ...attempt, from: 3 })
  expect(await shown()).toEqual([3])
  await expect(
    goToNextQuestion({ ...attempt, learnerId: await createLearner(), from: 3 }),
  ).rejects.toMatchObject({
    code: 'NOT_FOUND',
  })
  await submitAttempt({ ...attempt, now: new Date() })
  expect(await findAttempt(attempt)).toMatchObject({ earned: 1, possible: 3 })
})

const check = (attempt: Opened, slot = 1) => checkResponse({ ...attempt, slot, now: new Date() })

test('if each answer is checked once, it is then final and its feedback shown', async () => {
  const attempt = await start(await createQuiz({ rules: { behavior: 'immediate' } }))
  await expect(check(attempt)).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  await save(attempt, 1, 'b')
  const [before] = await listAskedItems(attempt.learnerId, attempt.attemptId, [1])
  expect(JSON.stringify(before)).not.toContain('CANARY')
  expect(await check(attempt)).toMatchObject({
    isLocked: true,
    triesLeft: 0,
    review: { status: 'incorrect' },
  })
  await expect(save(attempt, 1, 'a')).rejects.toMatchObject({ code: 'CLOSED' })
  expect(await check(attempt)).toMatchObject({ isLocked: true, triesUsed: 1 })
  await expect(check({ ...attempt, learnerId: await createLearner() })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  })
})

test('with several tries and hints, only the last try reveals the key', async () => {
  const rules = { behavior: 'interactive', tries: 3, penalty: 0.25 }
  const attempt = await start(await createQuiz({ rules }))
  await save(attempt, 1, 'b')
  const first = await check(attempt)
  expect(first).toMatchObject({ isLocked: false, triesLeft: 2, hint: expect.stringContaining('CANARY hint') })
  expect(first.review).toMatchObject({ status: 'incorrect', explanation: null })
  expect(first.review?.rows.every(({ correct }) => correct === null)).toBe(true)
  // Repeating the same answer (a double click) doesn't use a try.
  expect(await check(attempt)).toMatchObject({ triesUsed: 1 })
  await save(attempt, 1, 'a')
  const second = await check(attempt)
  expect(second).toMatchObject({ isLocked: true, hint: null, review: { status: 'correct', earned: 0.75 } })
  await submitAttempt({ ...attempt, now: new Date() })
  expect(await findAttempt(attempt)).toMatchObject({ earned: 0.75, possible: 2 })
  const log = await database().responseLog.findMany({ where: attempt, orderBy: { id: 'asc' } })
  expect(log.map(({ isTry }) => isTry)).toEqual([false, true, false, true])
})

test('certainty weights points: unanswered costs nothing, and a quiz scores at least 0', async () => {
  const quiz = await createQuiz({ rules: { behavior: 'certainty' }, items: 3 })
  const attempt = await start(quiz)
  await save(attempt, 1, 'a', { certainty: 3 })
  await save(attempt, 2, 'b', { certainty: 2 })
  await submitAttempt({ ...attempt, now: new Date() })
  expect(await findAttempt(attempt)).toMatchObject({ earned: 1, possible: 9 })
  const incorrect = await start(quiz)
  await save(incorrect, 1, 'b', { certainty: 3 })
  await submitAttempt({ ...incorrect, now: new Date() })
  expect(await findAttempt(incorrect)).toMatchObject({ earned: 0, possible: 9 })
  const review = await findResults(incorrect.learnerId, incorrect.attemptId, new Date())
  expect(review?.items[0]?.review).toMatchObject({ earned: -6, possible: 3 })
})

test('confidence is stored with the answer and its history, without affecting the score', async () => {
  const attempt = await start(await createQuiz({}))
  await save(attempt, 1, 'b', { confidence: 95 })
  expect(await getAttemptItem(attempt.attemptId)).toMatchObject({ confidence: 95 })
  expect(await database().responseLog.findMany({ where: attempt })).toMatchObject([{ confidence: 95 }])
  await submitAttempt({ ...attempt, now: new Date() })
  expect(await findAttempt(attempt)).toMatchObject({ earned: 0 })
})

test('results list high-confidence errors first, and include calibration from ten answers', async () => {
  const attempt = await start(await createQuiz({ items: 10 }))
  await save(attempt, 1, 'a', { confidence: 100 })
  await save(attempt, 2, 'b', { confidence: 60 })
  await save(attempt, 3, 'b', { confidence: 90 })
  for (const slot of [4, 5, 6, 7, 8, 9, 10]) await save(attempt, slot, 'a', { confidence: 100 })
  await submitAttempt({ ...attempt, now: new Date() })
  const review = await findResults(attempt.learnerId, attempt.attemptId, new Date())
  expect(review?.items.map(({ slot }) => slot)).toEqual([3, 1, 2, 4, 5, 6, 7, 8, 9, 10])
  // (8 · 0² + 0.6² + 0.9²) / 10
  expect(review?.calibration?.answers).toBe(10)
  expect(review?.calibration?.brierScore).toBeCloseTo(0.117, 12)
})

test('an exam reveals nothing until it has closed', async () => {
  const closesAt = later(30)
  const rules = { resultsPolicy: 'exam', closesAt: closesAt.toISOString() }
  const quiz = await createQuiz({ rules, overallFeedback: [{ from: 0, text: 'CANARY overall' }] })
  const attempt = await start(quiz)
  const { learnerId, attemptId } = attempt
  await save(attempt, 1, 'a')
  await submitAttempt({ ...attempt, now: new Date() })
  for (const now of [new Date(), later(20)]) {
    const review = await findResults(learnerId, attemptId, now)
    expect(review).toMatchObject({
      earned: null,
      possible: null,
      items: [],
      concepts: [],
      overallFeedback: null,
      calibration: null,
    })
    expect(JSON.stringify(review)).not.toContain('CANARY')
    const { done } = await getQuizForLearner(learnerId, quiz.courseSlug, quiz.quizSlug, now)
    expect(done).toMatchObject([{ earned: null, possible: null }])
  }
  const review = await findResults(learnerId, attemptId, closesAt)
  expect(review).toMatchObject({ earned: 1, possible: 2, overallFeedback: 'CANARY overall' })
  expect(review?.items[0]?.review.rows[0]?.correct).toBe('Armenia')
})

test('homework shows scores immediately and the key after closing', async () => {
  const closesAt = later(30)
  const attempt = await start(
    await createQuiz({ rules: { resultsPolicy: 'homework', closesAt: closesAt.toISOString() } }),
  )
  await save(attempt, 1, 'b')
  await submitAttempt({ ...attempt, now: new Date() })
  const early = await findResults(attempt.learnerId, attempt.attemptId, new Date())
  expect(early).toMatchObject({ earned: 0, possible: 2 })
  expect(early?.items[0]?.review).toMatchObject({ status: 'incorrect', explanation: null, feedback: [] })
  expect(JSON.stringify(early)).not.toContain('CANARY')
  const late = await findResults(attempt.learnerId, attempt.attemptId, closesAt)
  expect(late?.items[0]?.review.explanation).toContain('CANARY')
})

test('a pool repeats no item across attempts while it lasts', async () => {
  const quiz = await createQuiz({ items: 6, draw: 2 })
  const learnerId = await createLearner()
  const versionIds: string[] = []
  for (let round = 0; round < 3; round++) {
    const attempt = await start(quiz, { learnerId })
    const attemptItems = await database().attemptItem.findMany({
      where: attempt,
      select: { itemVersionId: true },
    })
    versionIds.push(...attemptItems.map(({ itemVersionId }) => itemVersionId))
    await submitAttempt({ ...attempt, now: new Date() })
  }
  expect(new Set(versionIds).size).toBe(6)
  const fourth = await start(quiz, { learnerId })
  expect(await database().attemptItem.count({ where: fourth })).toBe(2)
})
