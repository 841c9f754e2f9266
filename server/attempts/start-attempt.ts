import 'server-only'
import { randomUUID } from 'node:crypto'
import { closeOf } from '@/domain/attempts/attempt'
import { getStartBlock } from '@/domain/attempts/get-start-block'
import { isOpenToDrafts, limitsOf, type Rules } from '@/domain/attempts/rules'
import { holdOpenClass } from '@/server/access/lock-class'
import { consumeRateLimit } from '@/server/http/rate-limits'
import { db, type Tx } from '@/server/platform/db'
import { AppError, isUniqueViolation } from '@/server/platform/errors'
import { toJson } from '@/server/platform/json'
import { isPasswordOf } from '@/server/platform/passwords'
import { ATTEMPT_STATES } from '@/server/quizzes/attempt-states'
import { getQuiz, type QuizRow, rulesFor } from '@/server/quizzes/quiz-rules'
import { withOwnWish } from './ask-confidence'
import { closeAttempt } from './close-due-attempts'
import { formatStartBlock } from './format-start-block'
import { listSeenItems } from './list-seen-items'
import { type SelectionRequest, selectQuestions } from './select-questions'

export type StartRequest = {
  learnerId: string
  courseSlug: string
  quizSlug: string
  /** The quiz, if it was already read. */
  quiz?: QuizRow
  /** The seed of the unsaved attempt that the learner saw. Without one, or if the rules don't allow unsaved attempts, new questions are selected. */
  seed?: string
  password?: string
  now: Date
}

type Started = {
  id: string
  isNew: boolean
  /** Whether it contains the questions of the requested seed. An attempt that was already open can contain others. */
  isFromSeed: boolean
}

/**
 * Starts a quiz or continues its open attempt. Two tabs or a double click get the same attempt.
 * @returns the attempt, and whether it is new
 * @throws AppError NOT_FOUND if there is no such quiz, CLOSED (not open, no attempts left, waiting time), INVALID_INPUT (password), RATE_LIMITED
 */
export async function startAttempt(request: StartRequest): Promise<Started> {
  const { learnerId, courseSlug, quizSlug, now } = request
  const quiz = request.quiz ?? (await getQuiz(courseSlug, quizSlug))
  const earlier = await listEarlier(learnerId, quiz.id, now)
  const latest = earlier.at(-1)
  const isFromSeed = (seed: string) => seed === request.seed
  if (latest?.state === 'IN_PROGRESS' || latest?.state === 'OVERDUE')
    return { id: latest.id, isNew: false, isFromSeed: isFromSeed(latest.seed) }
  const { rules, composed } = await rulesFor(quiz, learnerId)
  const past = earlier.map((attempt) => ({ ...attempt, state: ATTEMPT_STATES[attempt.state] }))
  const refusal = getStartBlock(composed.limits, rules.waitMinutes * 60, past, now)
  if (refusal) throw new AppError('CLOSED', { userMessage: formatStartBlock(refusal) })
  await checkPassword(quiz, request)
  const hasDrafts = isOpenToDrafts(rules, quiz.passwordHash !== null)
  const seed = (hasDrafts && request.seed) || randomUUID()
  const number = (latest?.number ?? 0) + 1
  const start = { learnerId, courseSlug, quiz, rules: await withOwnWish(rules, quiz, learnerId), number, now }
  // An unsaved attempt has already shown its questions. Otherwise, questions of earlier attempts come last.
  const met =
    hasDrafts && request.seed ? undefined : (await listSeenItems([learnerId], quiz, now)).get(learnerId)
  try {
    const id = await createAttempt({
      ...start,
      title: quiz.title,
      definition: quiz.definition,
      classId: quiz.assignment?.classId ?? null,
      seed,
      ...(met && { met }),
    })
    return { id, isNew: true, isFromSeed: isFromSeed(seed) }
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    const other = await db().attempt.findFirstOrThrow({
      where: { learnerId, quizId: quiz.id, number },
      select: { id: true, seed: true },
    })
    return { id: other.id, isNew: false, isFromSeed: isFromSeed(other.seed) }
  }
}

/** Lists the learner's attempts at a quiz, oldest first. Closes the latest first if its time is up. */
async function listEarlier(learnerId: string, quizId: string, now: Date) {
  const read = () =>
    db().attempt.findMany({
      where: { learnerId, quizId },
      orderBy: { number: 'asc' },
      select: {
        id: true,
        number: true,
        seed: true,
        state: true,
        submittedAt: true,
        closesAt: true,
        dueAt: true,
      },
    })
  const attempts = await read()
  const latest = attempts.at(-1)
  if (!latest?.dueAt || latest.dueAt > now) return attempts
  return (await closeAttempt(latest.id, now)) ? read() : attempts
}

async function checkPassword(
  { passwordHash }: QuizRow,
  { learnerId, password = '' }: StartRequest,
): Promise<void> {
  if (passwordHash === null) return
  await consumeRateLimit('quiz-password', learnerId)
  if (await isPasswordOf(passwordHash, password)) return
  const words = password === '' ? 'Enter the quiz password.' : 'Incorrect quiz password.'
  throw new AppError('INVALID_INPUT', { userMessage: words, fieldErrors: { password: words } })
}

type NewAttempt = SelectionRequest & {
  learnerId: string
  /** Null for a practice set. */
  quiz: QuizRow | null
  rules: Rules | null
  title: string
  number: number
  now: Date
}

export async function createAttempt(start: NewAttempt): Promise<string> {
  const { learnerId, courseSlug, quiz, rules, title, number, seed, now } = start
  const attemptItems = await selectQuestions({ ...start, isPractice: quiz === null })
  const closesAt = rules && closeOf(now, limitsOf(rules))
  const data = {
    ...{ learnerId, courseSlug, quizId: quiz?.id ?? null, title, number, seed },
    ...(rules && { rules: toJson(rules) }),
    ...{ startedAt: now, closesAt, dueAt: closesAt },
    items: {
      createMany: {
        data: attemptItems.map((attemptItem, index) => ({
          ...attemptItem,
          ...{ slot: index + 1, learnerId, possible: attemptItem.points },
        })),
      },
    },
  }
  const assignment = quiz?.assignment
  if (!assignment) return (await db().attempt.create({ data, select: { id: true } })).id
  return db().$transaction(async (tx) => {
    await holdOpenClass(tx, assignment.classId)
    await assertStillPublished(tx, assignment.id)
    return (await tx.attempt.create({ data, select: { id: true } })).id
  })
}

/** The publication may have been undone since the assignment was read. @throws AppError NOT_FOUND */
async function assertStillPublished(tx: Tx, assignmentId: string): Promise<void> {
  const where = { id: assignmentId, publishedAt: { not: null }, removedAt: null }
  if ((await tx.assignment.count({ where })) === 0) throw new AppError('NOT_FOUND')
}
