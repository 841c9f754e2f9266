import 'server-only'
import type { ComposedLimits } from '@/domain/attempts/effective-limits'
import { getStartBlock, type StartBlock } from '@/domain/attempts/get-start-block'
import type { Rules } from '@/domain/attempts/rules'
import { ATTEMPT_STATES } from '@/server/quizzes/attempt-states'
import { getQuiz, type QuizRow, rulesFor } from '@/server/quizzes/quiz-rules'
import { type AttemptSummary, listAttemptsAtQuiz } from './queries'

export type QuizForLearner = {
  rules: Rules
  composed: ComposedLimits
  hasPassword: boolean
  /** Newest first. */
  done: AttemptSummary[]
  open: AttemptSummary | null
  /** Why the learner can't start another attempt now. */
  refusal: StartBlock | null
}

/** Returns a quiz as a learner sees it; for null, as a new visitor does. @throws AppError NOT_FOUND */
export async function getQuizForLearner(
  learnerId: string | null,
  courseSlug: string,
  quizSlug: string,
  now: Date,
): Promise<QuizForLearner> {
  return quizForLearner(learnerId, await getQuiz(courseSlug, quizSlug), now)
}

/** Same as `getQuizForLearner`, for a quiz that was already read, such as an assignment's. */
export async function quizForLearner(
  learnerId: string | null,
  quiz: QuizRow,
  now: Date,
): Promise<QuizForLearner> {
  const [{ rules, composed }, attempts] = await Promise.all([
    rulesFor(quiz, learnerId),
    learnerId === null ? [] : listAttemptsAtQuiz(learnerId, quiz.id, now),
  ])
  const isOpen = ({ state }: AttemptSummary) => state === 'IN_PROGRESS' || state === 'OVERDUE'
  const done = attempts.filter((attempt) => !isOpen(attempt))
  const past = attempts.map((attempt) => ({ ...attempt, state: ATTEMPT_STATES[attempt.state] }))
  return {
    rules,
    composed,
    hasPassword: quiz.passwordHash !== null,
    done,
    open: attempts.find(isOpen) ?? null,
    refusal: getStartBlock(composed.limits, rules.waitMinutes * 60, past, now),
  }
}
