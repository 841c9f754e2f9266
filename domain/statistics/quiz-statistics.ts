import { countedItems, isFixed, type ScoredAttempt, totalsOf } from './item-statistics'
import { kStatistics, mean, quantile, variance, withoutRounding } from './moments'

/** Figures of a whole quiz; `null` is “none”. */
export interface QuizStatistics {
  /** Attempts. */
  readonly n: number
  /** The possible points of the items that count; the mean if attempts differ. */
  readonly maxPoints: number | null
  /** In points; if attempts have different items, their shares times the mean maximum. */
  readonly mean: number | null
  readonly median: number | null
  readonly standardDeviation: number | null
  /** k3 / k2^1.5 and k4 / k2². */
  readonly skewness: number | null
  readonly kurtosis: number | null
  /** Cronbach’s alpha, in percent; none if attempts have different items. */
  readonly coefficientOfInternalConsistency: number | null
  /** 100 · √(1 − CIC/100). */
  readonly errorRatio: number | null
  /** errorRatio · SD / 100, in points. */
  readonly standardError: number | null
  /** The number of items that count, if all attempts have the same; otherwise `null`. */
  readonly items: number | null
}

export function quizStatistics(attempts: readonly ScoredAttempt[]): QuizStatistics {
  const fixed = isFixed(attempts)
  const sums = attempts.map(totalsOf).filter(({ possible }) => fixed || possible > 0)
  const maxPoints = mean(sums.map(({ possible }) => possible))
  const totals = withoutRounding(
    sums.map(({ earned, possible }) => (fixed ? earned : (earned / possible) * (maxPoints ?? 0))),
    maxPoints ?? 0,
  )
  const spread = variance(totals)
  const deviation = spread === null ? null : Math.sqrt(spread)
  const k = spread ? kStatistics(totals) : null
  const consistency = fixed && spread ? consistencyOf(attempts, spread) : null
  const errorRatio = consistency === null ? null : 100 * Math.sqrt(Math.max(0, 1 - consistency / 100))
  return {
    n: attempts.length,
    maxPoints,
    mean: mean(totals),
    median: quantile(totals, 0.5),
    standardDeviation: deviation,
    skewness: k && k.k3 / k.k2 ** 1.5,
    kurtosis: k && k.k4 / k.k2 ** 2,
    coefficientOfInternalConsistency: consistency,
    errorRatio,
    // Stryker disable next-line ConditionalExpression: where there is an error ratio there is a deviation
    standardError: errorRatio === null || deviation === null ? null : (errorRatio * deviation) / 100,
    items: fixed && attempts[0] ? countedItems(attempts[0]).length : null,
  }
}

/** 100 · p/(p − 1) · (1 − Σ var x / var X), for p > 1 items (Cronbach 1951). */
function consistencyOf(attempts: readonly ScoredAttempt[], totalVariance: number): number | null {
  const marks = new Map<string, { values: number[]; possible: number }>()
  for (const { itemId, earned, possible } of attempts.flatMap(countedItems)) {
    const own = marks.get(itemId) ?? { values: [], possible }
    own.values.push(earned)
    marks.set(itemId, own)
  }
  const p = marks.size
  if (p < 2) return null
  const inner = [...marks.values()].reduce(
    (sum, { values, possible }) => sum + (variance(withoutRounding(values, possible)) ?? 0),
    0,
  )
  return ((100 * p) / (p - 1)) * (1 - inner / totalVariance)
}
