import type { BankEntry } from '@/domain/attempts/draw-items'
import type { Quiz } from '@/domain/attempts/quiz'

/** From the fewest to the most. */
export interface Range {
  readonly min: number
  readonly max: number
}

/** What one random rule gives. */
interface RuleCount extends Range {
  /** How many it asks for. */
  readonly wanted: number
  /** How many questions of the bank fit it, those that are selected by hand left out. */
  readonly matching: number
}

export interface QuestionCount extends Range {
  /** One for each rule, in the same order. */
  readonly rules: readonly RuleCount[]
}

type Pool = Quiz['pools'][number]
/** How many free questions fit the same of the rules that are still to come; `fits` has a `1` or `0` for each. */
type Cells = ReadonlyMap<string, number>

/** More ways than this to spread the draws are not gone through; the bounds are then those of each rule by itself. */
const MAX_STEPS = 20_000

/**
 * How many questions an attempt asks: what is selected by hand and is in the bank, then from each rule in turn what it asks for, as far as questions that
 * fit are left. The range covers every draw: an earlier rule may or may not take the questions that a later one needs.
 * @param barredIds what this learner is not asked by rule, because they have seen it lately
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
  const free = [...known.values()].filter(({ id, isCheck }) => !isCheck && !fixed.has(id) && !barred.has(id))
  const rules = countRules(pools, free)
  const cells = new Map<string, number>()
  for (const entry of free) addTo(cells, pools.map((pool) => (fits(pool, entry) ? '1' : '0')).join(''), 1)
  const drawn = spread(
    pools.map(({ count }) => count),
    cells,
  ) ?? {
    min: sum(rules.map(({ min }) => min)),
    max: Math.min(sum(rules.map(({ max }) => max)), free.length),
  }
  return { min: fixed.size + drawn.min, max: fixed.size + drawn.max, rules }
}

/** Whether a rule may draw a question. */
function fits({ concepts, types }: Pool, { concept, type }: BankEntry): boolean {
  return concepts.includes(concept) && (types?.includes(type) ?? true)
}

function countRules(pools: readonly Pool[], free: readonly BankEntry[]): RuleCount[] {
  return pools.map((pool, index) => {
    const own = free.filter((entry) => fits(pool, entry))
    const taken = sum(
      pools.slice(0, index).map((earlier) => {
        const shared = own.filter((entry) => fits(earlier, entry)).length
        return Math.min(earlier.count, shared)
      }),
    )
    const matching = own.length
    const max = Math.min(pool.count, matching)
    return { wanted: pool.count, matching, max, min: Math.min(max, Math.max(0, matching - taken)) }
  })
}

/**
 * The fewest and the most questions that drawing `counts` in turn can give, over all choices of which questions are drawn.
 * @returns null if there are too many ways to go through
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
    // Of questions that no rule to come can draw, it makes no difference how many are left.
    const useful = [...left].filter(([fits]) => fits.includes('1'))
    // Stryker disable next-line StringLiteral: all of these are of one length, so they are told apart without spaces
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

/** Whether no rule can come short, whatever those before it take. */
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

/** Each way to take so many questions that fit the first rule, as what is left for the others. */
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
