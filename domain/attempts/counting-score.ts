import type { Counting } from '@/domain/attempts/rules'

/** The points of an attempt. */
export interface AttemptPoints {
  readonly earned: number
  readonly possible: number
}

/**
 * The score, 0 to 1, that counts for several graded attempts, in order: the highest, the average, the first, or the last. Attempts with 0
 * possible points are skipped; `null` if none are left. Stored grades are written by its SQL counterpart, `updateGrades` in
 * `server/grades/counting-score-statements.ts`.
 */
export function countingScore(attempts: readonly AttemptPoints[], counting: Counting): number | null {
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
