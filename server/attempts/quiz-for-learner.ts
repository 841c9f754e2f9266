import 'server-only'
import type { ComposedLimits } from '@/domain/attempts/effective-limits'
import { type StartRefusal, startRefusal } from '@/domain/attempts/may-start'
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
  /** Why another attempt cannot be started now. */
  refusal: StartRefusal | null
}

/** A quiz as one learner meets it; for nobody (null) as everybody does. @throws AppError NOT_FOUND */
export async function getQuizForLearner(
  learnerId: string | null,
  courseSlug: string,
  quizSlug: string,
  now: Date,
): Promise<QuizForLearner> {
  return quizForLearner(learnerId, await getQuiz(courseSlug, quizSlug), now)
}

/** The same of a quiz that was read already: an assignment. */
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
  const past = attempts.map(({ state, submittedAt, closesAt }) => ({
    state: ATTEMPT_STATES[state],
    endedAt: submittedAt ?? (state === 'ABANDONED' ? closesAt : null),
  }))
  return {
    rules,
    composed,
    hasPassword: quiz.passwordHash !== null,
    done,
    open: attempts.find(isOpen) ?? null,
    refusal: startRefusal(composed.limits, rules.waitMinutes * 60, past, now),
  }
}
