import 'server-only'
import type { ComposedLimits } from '@/domain/attempts/effective-limits'
import { type StartRefusal, startRefusal } from '@/domain/attempts/may-start'
import type { Rules } from '@/domain/attempts/rules'
import { ATTEMPT_STATES } from './attempt-states'
import { type AttemptSummary, listAttemptsAtQuiz } from './queries'
import { getQuiz, rulesFor } from './quiz-rules'

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
  const quiz = await getQuiz(courseSlug, quizSlug)
  const [{ rules, composed }, attempts] = await Promise.all([
    rulesFor(quiz, learnerId),
    learnerId === null ? [] : listAttemptsAtQuiz(learnerId, courseSlug, quizSlug, now),
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
