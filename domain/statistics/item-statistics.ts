import { covariance, mean, variance, varies } from './moments'

/** What one place of an attempt earned. Places that do not count (dropped ones) are left out by the caller. */
interface ScoredPlace {
  readonly itemId: string
  readonly earned: number
  /** More than 0. */
  readonly possible: number
}

export interface ScoredAttempt {
  readonly places: readonly ScoredPlace[]
}

/** Figures of one item, as definitions §4 has them; `null` is "none" (too few to have one, or nothing varies). */
export interface ItemStatistics {
  readonly itemId: string
  /** Attempts that hold the item. */
  readonly n: number
  readonly maxMark: number
  /** mean(x) / max, 0 to 1. */
  readonly facility: number | null
  /** Of x, in marks, and as a share of the maximum. */
  readonly markStandardDeviation: number | null
  readonly standardDeviation: number | null
  readonly markVariance: number | null
  /** Of x with the rest score y; in marks where all attempts hold the same items, else with y as a share. */
  readonly covariance: number | null
  readonly restVariance: number | null
  readonly covarianceMax: number | null
  /** 100 · cov(x, y) / √(var x · var y). */
  readonly discriminationIndex: number | null
  /** 100 · cov(x, y) / cov_max. */
  readonly discriminativeEfficiency: number | null
  /** The item's share of the maximum, in per cent. */
  readonly intendedWeight: number | null
  /** 100 · √cov(x, X) / Σ √cov(x, X); none where the covariance is negative. */
  readonly effectiveWeight: number | null
  /** Each x is nothing or everything: facility is a proportion. */
  readonly isRightOrWrong: boolean
}

interface Held {
  readonly x: number[]
  /** The rest scores, and the totals. */
  readonly y: number[]
  readonly total: number[]
  readonly maxMark: number
  readonly totalMax: number[]
}

/**
 * The figures of every item that the attempts hold, in the order in which items are met first. Where the attempts hold different items
 * (random pools) each is judged over those that hold it, with the rest score as a share of its own maximum.
 */
export function itemStatistics(attempts: readonly ScoredAttempt[]): ItemStatistics[] {
  const held = collect(attempts)
  const roots = new Map([...held].map(([itemId, { x, total }]) => [itemId, rootOf(covariance(x, total))]))
  const rootSum = [...roots.values()].reduce<number>((sum, root) => sum + (root ?? 0), 0)
  return [...held].map(([itemId, entry]) => {
    const root = roots.get(itemId) ?? null
    const effectiveWeight = root === null || rootSum === 0 ? null : (100 * root) / rootSum
    return { itemId, ...figuresOf(entry), effectiveWeight }
  })
}

/** Whether all attempts hold the same items, so that marks compare as they are. */
export function isFixed(attempts: readonly ScoredAttempt[]): boolean {
  const key = ({ places }: ScoredAttempt) =>
    places
      .map(({ itemId, possible }) => `${itemId} ${possible}`)
      .sort()
      .join('\n')
  const first = attempts[0]
  if (!first) return true
  const wanted = key(first)
  return attempts.every((attempt) => key(attempt) === wanted)
}

function collect(attempts: readonly ScoredAttempt[]): Map<string, Held> {
  const fixed = isFixed(attempts)
  const maxima = new Map<string, number>()
  for (const { places } of attempts)
    for (const { itemId, possible } of places) maxima.set(itemId, Math.max(maxima.get(itemId) ?? 0, possible))
  const held = new Map<string, Held>(
    [...maxima].map(([itemId, maxMark]) => [itemId, { x: [], y: [], total: [], totalMax: [], maxMark }]),
  )
  for (const { places } of attempts) {
    const earned = places.reduce((sum, place) => sum + place.earned, 0)
    const possible = places.reduce((sum, place) => sum + place.possible, 0)
    for (const place of places) {
      const entry = held.get(place.itemId)
      if (!entry) continue
      const restMax = possible - place.possible
      entry.x.push((place.earned / place.possible) * entry.maxMark)
      entry.y.push(fixed ? earned - place.earned : restMax > 0 ? (earned - place.earned) / restMax : 0)
      entry.total.push(fixed ? earned : earned / possible)
      entry.totalMax.push(possible)
    }
  }
  return held
}

function figuresOf({ x, y, totalMax, maxMark }: Held): Omit<ItemStatistics, 'itemId' | 'effectiveWeight'> {
  const [centre, markVariance, restVariance, together] = [mean(x), variance(x), variance(y), covariance(x, y)]
  const covarianceMax = covariance(sorted(x), sorted(y))
  const isVarying = varies(markVariance, maxMark) && varies(restVariance)
  const meanMax = mean(totalMax)
  const deviation = markVariance === null ? null : Math.sqrt(Math.max(0, markVariance))
  return {
    n: x.length,
    maxMark,
    facility: centre === null ? null : centre / maxMark,
    markStandardDeviation: deviation,
    standardDeviation: deviation === null ? null : deviation / maxMark,
    markVariance,
    covariance: together,
    restVariance,
    covarianceMax,
    discriminationIndex:
      isVarying && together !== null
        ? bounded((100 * together) / Math.sqrt(markVariance * restVariance))
        : null,
    discriminativeEfficiency:
      isVarying && together !== null && varies(covarianceMax) ? (100 * together) / covarianceMax : null,
    intendedWeight: meanMax === null ? null : (100 * maxMark) / meanMax,
    isRightOrWrong: x.every((mark) => mark === 0 || mark === maxMark),
  }
}

/** A correlation is never beyond ±100 %, whatever binary fractions make of it. */
function bounded(percent: number): number {
  return Math.min(100, Math.max(-100, percent))
}

function rootOf(value: number | null): number | null {
  return value === null || value < 0 ? null : Math.sqrt(value)
}

function sorted(values: readonly number[]): number[] {
  return [...values].sort((one, other) => one - other)
}
