import { wilsonInterval } from '@/domain/calibration/calibration'
import { fQuantile, tQuantile } from './distributions'
import type { ItemStatistics } from './item-statistics'
import type { QuizStatistics } from './quiz-statistics'

/** A figure for display: with its n and its 95% interval, or why there is none. */
export type Figure =
  | {
      readonly kind: 'figure'
      readonly value: number
      readonly n: number
      readonly low: number | null
      readonly high: number | null
    }
  | { readonly kind: 'too-few'; readonly n: number; readonly needed: number }
  | { readonly kind: 'none'; readonly n: number }

/** With fewer attempts, only “too few” is shown. */
export const ENOUGH_FOR_FACILITY = 5
const ENOUGH = 10
/** The two-sided 95% quantile of the standard normal distribution. */
const Z = 1.959963984540054

/** What a facility says in a word, to filter questions. */
export const FACILITY_BANDS = ['hard', 'medium', 'easy', 'unknown'] as const
type FacilityBand = (typeof FACILITY_BANDS)[number]

/** Hard is below 50%, and easy is 80% or more. @param facility null with too few answers */
export function facilityBand(facility: number | null): FacilityBand {
  if (facility === null) return 'unknown'
  if (facility < 0.5) return 'hard'
  return facility < 0.8 ? 'medium' : 'easy'
}

/** Facility, from the lowest that the scoring allows to 1: Wilson's interval if answers are correct or incorrect, Student's t otherwise. */
export function facilityFigure(item: ItemStatistics): Figure {
  const { n, facility, lowest, standardDeviation, isDichotomous } = item
  return figure(facility, n, ENOUGH_FOR_FACILITY, (value) => {
    if (isDichotomous) return wilsonInterval(Math.round(value * n), n)
    const half = ((standardDeviation ?? 0) * tQuantile(0.975, n - 1)) / Math.sqrt(n)
    return { low: Math.max(lowest, value - half), high: Math.min(1, value + half) }
  })
}

/** Discrimination, in percent: Fisher's z, over the attempts that have a rest score. */
export function discriminationFigure({ pairs, discriminationIndex }: ItemStatistics): Figure {
  return figure(discriminationIndex, pairs, ENOUGH, (value) => {
    const half = Z / Math.sqrt(pairs - 3)
    const z = Math.atanh(value / 100)
    return { low: 100 * Math.tanh(z - half), high: 100 * Math.tanh(z + half) }
  })
}

/** Internal consistency, in percent: Feldt’s interval (Feldt 1965). */
export function consistencyFigure({ n, items, coefficientOfInternalConsistency }: QuizStatistics): Figure {
  return figure(coefficientOfInternalConsistency, n, ENOUGH, (value) => {
    const [d1, d2] = [n - 1, (n - 1) * ((items ?? 2) - 1)]
    const left = 1 - value / 100
    return {
      low: 100 * (1 - left * fQuantile(0.975, d1, d2)),
      high: 100 * (1 - left * fQuantile(0.025, d1, d2)),
    }
  })
}

/** Any other figure: no interval is defined for it. */
export function plainFigure(value: number | null, n: number): Figure {
  return figure(value, n, ENOUGH, () => ({ low: null, high: null }))
}

function figure(
  value: number | null,
  n: number,
  needed: number,
  interval: (value: number) => { low: number | null; high: number | null },
): Figure {
  if (n < needed) return { kind: 'too-few', n, needed }
  if (value === null) return { kind: 'none', n }
  const { low, high } = interval(value)
  // Rounding never puts the statistic outside its interval.
  return {
    ...{ kind: 'figure', value, n },
    low: low === null ? null : Math.min(low, value),
    high: high === null ? null : Math.max(high, value),
  }
}
