import { tQuantile } from '@/domain/statistics/distributions'
import { mean, variance } from '@/domain/statistics/moments'
import { OVERVIEW_RULES } from './overview-rules'

export interface MeanWithInterval {
  readonly mean: number
  readonly n: number
  /** The 95% interval. */
  readonly low: number
  readonly high: number
}

const ENOUGH = OVERVIEW_RULES.comparison.students

/**
 * The mean of students’ shares with Student’s 95% interval, within 0 to 1.
 * @param shares one for each student, 0 to 1
 * @returns null below 5 students
 */
export function meanOfShares(shares: readonly number[]): MeanWithInterval | null {
  const { length: n } = shares
  const center = mean(shares)
  if (center === null || n < ENOUGH) return null
  const half = tQuantile(0.975, n - 1) * Math.sqrt((variance(shares) ?? 0) / n)
  return { mean: center, n, low: Math.max(0, center - half), high: Math.min(1, center + half) }
}

/**
 * The difference of the means of two groups, the first less the second, with Welch’s 95% interval (Welch 1947) within −1 to 1.
 * @returns null if either group has fewer than 5 students
 */
export function compareShares(
  one: readonly number[],
  two: readonly number[],
): { difference: number; low: number; high: number } | null {
  const [a, b] = [meanOfShares(one), meanOfShares(two)]
  if (a === null || b === null) return null
  const difference = a.mean - b.mean
  const [va, vb] = [(variance(one) ?? 0) / a.n, (variance(two) ?? 0) / b.n]
  // Without any variance, the interval has no width.
  if (va + vb === 0) return { difference, low: difference, high: difference }
  const freedom = (va + vb) ** 2 / (va ** 2 / (a.n - 1) + vb ** 2 / (b.n - 1))
  const half = tQuantile(0.975, freedom) * Math.sqrt(va + vb)
  return { difference, low: Math.max(-1, difference - half), high: Math.min(1, difference + half) }
}
