import { isFixed, type ScoredAttempt } from './item-statistics'
import { kStatistics, mean, quantile, variance, varies } from './moments'

/** Figures of a whole quiz, as definitions §4 has them; `null` is "none". */
export interface QuizStatistics {
  /** Attempts. */
  readonly n: number
  /** What could be earned: the mean, where attempts differ. */
  readonly maxMark: number | null
  /** In marks; where attempts hold different items, their shares times the mean maximum. */
  readonly mean: number | null
  readonly median: number | null
  readonly standardDeviation: number | null
  /** k3 / k2^1.5 and k4 / k2². */
  readonly skewness: number | null
  readonly kurtosis: number | null
  /** Cronbach's alpha, in per cent; none where attempts hold different items. */
  readonly coefficientOfInternalConsistency: number | null
  /** 100 · √(1 − CIC/100). */
  readonly errorRatio: number | null
  /** errorRatio · SD / 100, in marks. */
  readonly standardError: number | null
  /** Items of an attempt, where all hold the same; else `null`. */
  readonly items: number | null
}

export function quizStatistics(attempts: readonly ScoredAttempt[]): QuizStatistics {
  const fixed = isFixed(attempts)
  const sums = attempts.map(({ places }) => ({
    earned: places.reduce((sum, place) => sum + place.earned, 0),
    possible: places.reduce((sum, place) => sum + place.possible, 0),
  }))
  const maxMark = mean(sums.map(({ possible }) => possible))
  const totals = sums.map(({ earned, possible }) =>
    fixed || possible === 0 ? earned : (earned / possible) * (maxMark ?? 0),
  )
  const spread = variance(totals)
  const deviation = spread === null ? null : Math.sqrt(Math.max(0, spread))
  const k = kStatistics(totals)
  const isVarying = varies(spread, maxMark ?? 1)
  const consistency = fixed && isVarying ? consistencyOf(attempts, spread) : null
  const errorRatio = consistency === null ? null : 100 * Math.sqrt(Math.max(0, 1 - consistency / 100))
  return {
    n: attempts.length,
    maxMark,
    mean: mean(totals),
    median: quantile(totals, 0.5),
    standardDeviation: deviation,
    skewness: k && isVarying ? k.k3 / k.k2 ** 1.5 : null,
    kurtosis: k && isVarying ? k.k4 / k.k2 ** 2 : null,
    coefficientOfInternalConsistency: consistency,
    errorRatio,
    standardError: errorRatio === null || deviation === null ? null : (errorRatio * deviation) / 100,
    items: fixed ? (attempts[0]?.places.length ?? null) : null,
  }
}

/** 100 · p/(p − 1) · (1 − Σ var x / var X), for p > 1 items (Cronbach 1951). */
function consistencyOf(attempts: readonly ScoredAttempt[], totalVariance: number): number | null {
  const marks = new Map<string, number[]>()
  for (const { places } of attempts)
    for (const { itemId, earned } of places) {
      const own = marks.get(itemId)
      if (own) own.push(earned)
      else marks.set(itemId, [earned])
    }
  const p = marks.size
  if (p < 2) return null
  const inner = [...marks.values()].reduce((sum, values) => sum + (variance(values) ?? 0), 0)
  return ((100 * p) / (p - 1)) * (1 - inner / totalVariance)
}
