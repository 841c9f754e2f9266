/** A quiz that lay open over night was not studied all that time. */
const LONGEST_MS = 3 * 3_600_000

/** How long quizzes took in all, from start to submission, each 3 hours at most. In milliseconds. */
export function quizTime(results: readonly { startedAt: Date; submittedAt: Date | null }[]): number {
  return results.reduce(
    (sum, { startedAt, submittedAt }) =>
      sum + (submittedAt ? Math.min(LONGEST_MS, submittedAt.getTime() - startedAt.getTime()) : 0),
    0,
  )
}
