import { HOUR_MS } from '@/domain/time/durations'

/** The maximum that counts per quiz, because a quiz can stay open overnight. */
const LONGEST_MS = 3 * HOUR_MS

/** Returns the total time of quizzes in milliseconds, from start to submission, at most 3 hours each. */
export function quizTime(results: readonly { startedAt: Date; submittedAt: Date | null }[]): number {
  return results.reduce(
    (sum, { startedAt, submittedAt }) =>
      sum + (submittedAt ? Math.min(LONGEST_MS, submittedAt.getTime() - startedAt.getTime()) : 0),
    0,
  )
}
