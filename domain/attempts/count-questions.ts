import type { Quiz } from '@/domain/attempts/quiz'
import type { BankEntry } from '@/domain/attempts/select-items'
import { isGradedByPerson } from '@/domain/items/types/person-graded-types'
import { isInPool } from './is-in-pool'

/** From the fewest to the most. */
export interface Range {
  readonly min: number
  readonly max: number
}

/** The number of questions from one random rule. */
interface RuleCount extends Range {
  /** How many it asks for. */
  readonly wanted: number
  /** How many bank questions match it, without the manually selected ones. */
  readonly matching: number
}

export interface QuestionCount extends Range {
  /** One for each rule, in the same order. */
  readonly rules: readonly RuleCount[]
}

type Pool = Quiz['pools'][number]
/** The number of free questions that match the same remaining rules; `fits` has a `1` or `0` for each rule. */
type Cells = ReadonlyMap<string, number>

/** The maximum number of combinations to try; beyond it, the range adds up the ranges of the single rules. */
const MAX_STEPS = 20_000

/**
 * Counts the questions of an attempt: the manually selected ones that are in the bank, then for each rule in turn the number it asks for, as far as
 * matching questions remain. The range covers every draw: an earlier rule can take the questions that a later one needs.
 * @param barredIds questions that rules can’t select for this learner, because they were seen recently
 */
export function countQuestions(
  { items, pools }: Pick<Quiz, 'items' | 'pools'>,
  bank: readonly BankEntry[],
  // Stryker disable next-line ArrayDeclaration: no question has such an id
  barredIds: readonly string[] = [],
): QuestionCount {
  const known = new Map(bank.map((entry) => [entry.id, entry]))
  const fixed = new Set(items.filter((id) => known.has(id)))
  const barred = new Set(barredIds)
  const free = [...known.values()].filter(
    ({ id, type, isLessonCheck }) =>
      !isLessonCheck && !isGradedByPerson(type) && !fixed.has(id) && !barred.has(id),
  )
  const rules = countRules(pools, free)
  const cells = new Map<string, number>()
  for (const entry of free) addTo(cells, pools.map((pool) => (isInPool(pool, entry) ? '1' : '0')).join(''), 1)
  const random = spread(
    pools.map(({ count }) => count),
    cells,
  ) ?? {
    min: sum(rules.map(({ min }) => min)),
    max: Math.min(sum(rules.map(({ max }) => max)), free.length),
  }
  return { min: fixed.size + random.min, max: fixed.size + random.max, rules }
}

function countRules(pools: readonly Pool[], free: readonly BankEntry[]): RuleCount[] {
  return pools.map((pool, index) => {
    const own = free.filter((entry) => isInPool(pool, entry))
    const taken = sum(
      pools.slice(0, index).map((earlier) => {
        const shared = own.filter((entry) => isInPool(earlier, entry)).length
        return Math.min(earlier.count, shared)
      }),
    )
    const matching = own.length
    const max = Math.min(pool.count, matching)
    return { wanted: pool.count, matching, max, min: Math.min(max, Math.max(0, matching - taken)) }
  })
}

/**
 * The fewest and the most questions that drawing `counts` in turn can give, over all possible draws.
 * @returns null if there are too many combinations
 */
function spread(counts: readonly number[], cells: Cells): Range | null {
  const known = new Map<string, Range>()
  let steps = 0
  const from = (index: number, left: Cells): Range => {
    const wanted = counts[index] ?? 0
    // With no rule left, nothing is wanted and there is plenty.
    if (isPlenty(counts.slice(index), left)) {
      const all = sum(counts.slice(index))
      return { min: all, max: all }
    }
    // Questions that no remaining rule matches make no difference.
    const useful = [...left].filter(([fits]) => fits.includes('1'))
    // Stryker disable next-line StringLiteral: all have the same length, so they are distinct without spaces
    const key = `${index} ${useful.sort(([a], [b]) => a.localeCompare(b)).join(' ')}`
    const before = known.get(key)
    if (before) return before
    const taken = Math.min(wanted, countFitting(left, 0))
    const range = { min: Number.POSITIVE_INFINITY, max: 0 }
    for (const next of waysToTake(taken, left)) {
      steps += 1
      if (steps > MAX_STEPS) break
      const rest = from(index + 1, next)
      range.min = Math.min(range.min, taken + rest.min)
      range.max = Math.max(range.max, taken + rest.max)
    }
    known.set(key, range)
    return range
  }
  const range = from(0, cells)
  return steps > MAX_STEPS ? null : range
}

/** Whether every rule gets enough questions, whatever the earlier rules take. */
function isPlenty(counts: readonly number[], cells: Cells): boolean {
  let demand = 0
  return counts.every((count, index) => {
    demand += count
    return countFitting(cells, index) >= demand
  })
}

function countFitting(cells: Cells, index: number): number {
  return sum([...cells].map(([fits, count]) => (fits[index] === '1' ? count : 0)))
}

/** Yields each way to take a number of questions that match the first rule, as the questions left for the others. */
function* waysToTake(taken: number, cells: Cells): Generator<Cells> {
  const fitting = new Map<string, number>()
  const others = new Map<string, number>()
  for (const [fits, count] of cells) addTo(fits[0] === '1' ? fitting : others, fits.slice(1), count)
  const kinds = [...fitting]
  function* take(index: number, missing: number, left: ReadonlyMap<string, number>): Generator<Cells> {
    const kind = kinds[index]
    if (!kind) {
      if (missing === 0) yield left
      return
    }
    const [rest, count] = kind
    for (let used = 0; used <= Math.min(count, missing); used++) {
      const next = new Map(left)
      addTo(next, rest, count - used)
      yield* take(index + 1, missing - used, next)
    }
  }
  yield* take(0, taken, others)
}

function addTo(cells: Map<string, number>, fits: string, count: number): void {
  if (count > 0) cells.set(fits, (cells.get(fits) ?? 0) + count)
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
