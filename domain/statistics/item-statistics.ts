import { covariance, mean, variance, withoutRounding } from './moments'

/** What one question of an attempt earned. */
export interface ScoredItem {
  readonly itemId: string
  /** In points: what counts in the score. */
  readonly earned: number
  /** 0 if the item is worth nothing, for example because it was dropped. */
  readonly possible: number
  /** The lowest that the scoring allows, as a share of `possible`; 0 if left out, below it if scores are certainty-based. */
  readonly lowest?: number
  /** The share of the answer that is correct, 0 to 1, without certainty; what was earned of what was possible if left out. */
  readonly correctness?: number
  /** The share that the answer earned by its key, if a regrade gave everyone full credit or dropped the item. */
  readonly asGraded?: number
}

export interface ScoredAttempt {
  readonly attemptItems: readonly ScoredItem[]
}

/** Statistics of one item; `null` is "none" (too few to have one, or nothing varies). */
export interface ItemStatistics {
  readonly itemId: string
  /** Attempts that include the item. */
  readonly n: number
  /** Those of them that ask something else too: only they have a rest score. */
  readonly pairs: number
  /** In points; 0 if the item is worth nothing. */
  readonly maxPoints: number
  /** mean(x) / max, from `lowest` to 1. The maximum is 1 for an item that is worth nothing. */
  readonly facility: number | null
  /** The lowest facility that the scoring allows: 0, or below it if scores are certainty-based. */
  readonly lowest: number
  /** The mean share that is correct, 0 to 1: the facility without certainty. */
  readonly correctness: number | null
  /** Of x, in points, and as a share of the maximum. */
  readonly pointsStandardDeviation: number | null
  readonly standardDeviation: number | null
  readonly pointsVariance: number | null
  /** Of x with the rest score y; in points if all attempts include the same items, otherwise with y as a share. */
  readonly covariance: number | null
  readonly restVariance: number | null
  readonly covarianceMax: number | null
  /** 100 · cov(x, y) / √(var x · var y). */
  readonly discriminationIndex: number | null
  /** 100 · cov(x, y) / cov_max. */
  readonly discriminativeEfficiency: number | null
  /** The item's share of the maximum, in percent; none if it is worth nothing. */
  readonly intendedWeight: number | null
  /** 100 · √cov(x, X) / Σ √cov(x, X), of the points that count; none if the covariance is negative or the item doesn't vary. */
  readonly effectiveWeight: number | null
  /** Each x is nothing or everything, and the scoring allows nothing below 0: facility is a proportion. */
  readonly isDichotomous: boolean
}

/** What was earned on one item, an entry for each attempt that includes it. */
interface Held {
  readonly maxPoints: number
  lowest: number
  /** By the key, in points. */
  readonly x: number[]
  readonly correctness: number[]
  /** x with the rest score, for attempts that have one, and the most that a rest score can be. */
  readonly pairs: { readonly x: number[]; readonly y: number[]; most: number }
  /** What counts of the item and in all, for attempts in which the item counts, with the points that all is out of. */
  readonly counted: { readonly x: number[]; readonly total: number[]; readonly possible: number[] }
}

/**
 * The statistics of every item in the attempts, in the order in which items first appear. If the attempts include different items
 * (random pools), each item is analyzed over the attempts that include it, with the rest score as a share of that score’s maximum.
 */
export function itemStatistics(attempts: readonly ScoredAttempt[]): ItemStatistics[] {
  const held = collect(attempts)
  const roots = new Map([...held].map(([itemId, entry]) => [itemId, weightRoot(entry)]))
  const rootSum = [...roots.values()].reduce<number>((sum, root) => sum + (root ?? 0), 0)
  return [...held].map(([itemId, entry]) => {
    const root = roots.get(itemId) ?? null
    const effectiveWeight = root === null || rootSum === 0 ? null : (100 * root) / rootSum
    return { itemId, ...statisticsOf(entry), effectiveWeight }
  })
}

/** The places that count in totals and weights: those that are worth something. */
export function countedItems({ attemptItems }: ScoredAttempt): ScoredItem[] {
  return attemptItems.filter(({ possible }) => possible > 0)
}

/** What the counted places of an attempt earned, and could earn, in points. */
export function totalsOf(attempt: ScoredAttempt): { earned: number; possible: number } {
  const totals = { earned: 0, possible: 0 }
  for (const { earned, possible } of attempt.attemptItems) {
    if (possible <= 0) continue
    totals.earned += earned
    totals.possible += possible
  }
  return totals
}

/** Whether the same items count in all attempts, so that points compare as they are. */
export function isFixed(attempts: readonly ScoredAttempt[]): boolean {
  const [first] = attempts
  if (!first) return true
  const key = keyOf(first)
  return attempts.every((attempt) => asksInOrder(attempt, first) || keyOf(attempt) === key)
}

/** Whether both have the same items in the same order, which is usual, and faster to find than keys are. */
function asksInOrder(one: ScoredAttempt, other: ScoredAttempt): boolean {
  return (
    one.attemptItems.length === other.attemptItems.length &&
    one.attemptItems.every(({ itemId, possible }, index) => {
      const same = other.attemptItems[index]
      return same?.itemId === itemId && same.possible === possible
    })
  )
}

function keyOf(attempt: ScoredAttempt): string {
  return countedItems(attempt)
    .map(({ itemId, possible }) => `${itemId} ${possible}`)
    .sort()
    .join('\n')
}

function collect(attempts: readonly ScoredAttempt[]): Map<string, Held> {
  const fixed = isFixed(attempts)
  const held = emptyEntries(attempts)
  for (const attempt of attempts) {
    const { earned, possible } = totalsOf(attempt)
    for (const attemptItem of attempt.attemptItems) {
      const entry = held.get(attemptItem.itemId)
      // Stryker disable next-line ConditionalExpression: every item has an entry
      if (!entry) continue
      const x = shareOf(attemptItem) * maximumOf(entry)
      const restMax = possible - attemptItem.possible
      entry.lowest = Math.min(entry.lowest, attemptItem.lowest ?? 0)
      entry.x.push(x)
      entry.correctness.push(attemptItem.correctness ?? Math.min(1, Math.max(0, shareOf(attemptItem))))
      if (restMax > 0) {
        const rest = earned - (attemptItem.possible > 0 ? attemptItem.earned : 0)
        entry.pairs.x.push(x)
        entry.pairs.y.push(fixed ? rest : rest / restMax)
        entry.pairs.most = fixed ? restMax : 1
      }
      if (attemptItem.possible > 0) {
        entry.counted.x.push((attemptItem.earned / attemptItem.possible) * entry.maxPoints)
        entry.counted.total.push(fixed ? earned : earned / possible)
        entry.counted.possible.push(possible)
      }
    }
  }
  return held
}

function emptyEntries(attempts: readonly ScoredAttempt[]): Map<string, Held> {
  const maxima = new Map<string, number>()
  for (const { attemptItems } of attempts)
    for (const { itemId, possible } of attemptItems)
      maxima.set(itemId, Math.max(maxima.get(itemId) ?? 0, possible))
  return new Map(
    [...maxima].map(([itemId, maxPoints]) => [
      itemId,
      {
        ...{ maxPoints, lowest: 0, x: [], correctness: [] },
        pairs: { x: [], y: [], most: 0 },
        counted: { x: [], total: [], possible: [] },
      },
    ]),
  )
}

/** The share that the answer earned by its key. */
function shareOf({ earned, possible, asGraded }: ScoredItem): number {
  return asGraded ?? (possible > 0 ? earned / possible : earned)
}

/** What x can be at most: an item that is worth nothing is judged as if it were worth 1. */
function maximumOf({ maxPoints }: Held): number {
  return maxPoints > 0 ? maxPoints : 1
}

function statisticsOf(entry: Held): Omit<ItemStatistics, 'itemId' | 'effectiveWeight'> {
  const { maxPoints, lowest, pairs, counted } = entry
  const maximum = maximumOf(entry)
  const x = withoutRounding(entry.x, maximum)
  const [center, pointsVariance, meanMax] = [mean(x), variance(x), mean(counted.possible)]
  const deviation = pointsVariance === null ? null : Math.sqrt(pointsVariance)
  return {
    n: x.length,
    pairs: pairs.x.length,
    maxPoints,
    lowest,
    // Stryker disable next-line ConditionalExpression: an item is in one attempt at least
    facility: center === null ? null : center / maximum,
    correctness: mean(entry.correctness),
    pointsStandardDeviation: deviation,
    standardDeviation: deviation === null ? null : deviation / maximum,
    pointsVariance,
    ...restFigures(pairs, maximum),
    intendedWeight: meanMax === null ? null : (100 * maxPoints) / meanMax,
    isDichotomous: lowest === 0 && x.every((mark) => mark === 0 || mark === maximum),
  }
}

type RestFigures = Pick<
  ItemStatistics,
  'covariance' | 'restVariance' | 'covarianceMax' | 'discriminationIndex' | 'discriminativeEfficiency'
>

function restFigures(pairs: Held['pairs'], maximum: number): RestFigures {
  const x = withoutRounding(pairs.x, maximum)
  const y = withoutRounding(pairs.y, pairs.most)
  const [together, restVariance, covarianceMax] = [
    covariance(x, y),
    variance(y),
    covariance(sorted(x), sorted(y)),
  ]
  const figures = { covariance: together, restVariance, covarianceMax }
  // Lists that both vary have a largest covariance above 0.
  if (together === null || !covarianceMax)
    return { ...figures, discriminationIndex: null, discriminativeEfficiency: null }
  return {
    ...figures,
    discriminationIndex: bounded((100 * together) / (deviationOf(x) * deviationOf(y))),
    discriminativeEfficiency: Math.min(100, (100 * together) / covarianceMax),
  }
}

/** √cov(x, X) of what counts; `null` if it is negative, or the item doesn't vary. */
function weightRoot({ counted, maxPoints }: Held): number | null {
  const x = withoutRounding(counted.x, maxPoints)
  const together = covariance(x, counted.total)
  if (together === null || deviationOf(x) === 0) return null
  // Binary rounding can make a covariance of 0 slightly negative.
  const rounding = 1e-9 * deviationOf(x) * deviationOf(counted.total)
  // Stryker disable next-line EqualityOperator: the margin is no exact bound
  return together < -rounding ? null : Math.sqrt(Math.max(0, together))
}

function deviationOf(values: readonly number[]): number {
  return Math.sqrt(variance(values) ?? 0)
}

/** A correlation is never beyond ±100%, whatever binary fractions make of it. */
function bounded(percent: number): number {
  return Math.min(100, Math.max(-100, percent))
}

function sorted(values: readonly number[]): number[] {
  // Typed arrays sort numbers without a comparison function, several times faster.
  return [...Float64Array.from(values).sort()]
}
