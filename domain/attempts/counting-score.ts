import type { Counting } from '@/domain/attempts/rules'

/** What an attempt earned, in marks. */
export interface AttemptMark {
  readonly earned: number
  readonly possible: number
}

/**
 * The share of the marks, 0 to 1, that counts of several graded attempts, given from the first to the last: the highest, the mean, the
 * first or the last. Attempts at which nothing could be earned are left out; `null` without any.
 */
export function countingScore(attempts: readonly AttemptMark[], counting: Counting): number | null {
  const shares = attempts
    .filter(({ possible }) => possible > 0)
    .map(({ earned, possible }) => earned / possible)
  if (shares.length === 0) return null
  switch (counting) {
    case 'highest':
      return Math.max(...shares)
    case 'average':
      return shares.reduce((sum, share) => sum + share, 0) / shares.length
    case 'first':
      return shares[0] ?? null
    case 'last':
      return shares.at(-1) ?? null
  }
}
