import { HOUR_MS } from '@/domain/time/durations'

/** The maximum that counts per quiz, because a quiz can stay open overnight. */
const LONGEST_MS = 3 * HOUR_MS

/** When an attempt was started and submitted. */
export interface QuizSpan {
  readonly startedAt: Date
  /** Null before it is submitted. */
  readonly submittedAt: Date | null
}

/** Time in quizzes in milliseconds, from start to submission, at most 3 hours each. */
export function quizTime(spans: readonly QuizSpan[]): number {
  return spans.reduce(
    (sum, { startedAt, submittedAt }) =>
      sum + (submittedAt ? Math.min(LONGEST_MS, submittedAt.getTime() - startedAt.getTime()) : 0),
    0,
  )
}
