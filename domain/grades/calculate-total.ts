/** A category of assignments, such as “Homework”. */
export interface GradeCategory {
  readonly id: string
  readonly name: string
  /** The share of the total, 0 to 100. */
  readonly weight: number
  /** How many grades are dropped for each student. */
  readonly dropLowest: number
}

/** An assignment, as totals see it. */
export interface TotalColumn {
  readonly id: string
  /** The maximum points, more than 0. */
  readonly points: number
  readonly category: GradeCategory | null
  /** Extra credit adds earned points but no possible points, and is never dropped. */
  readonly isExtraCredit: boolean
}

/** One student’s cell. */
export interface TotalCell {
  /** The share of the points, 0 or more; `null` without a grade. */
  readonly ratio: number | null
  readonly isExcused: boolean
  /** Closed for the student without a grade. */
  readonly isMissing: boolean
}

/**
 * What becomes of a cell in the total. `missing` counts as 0; `not-counted` is missing work that isn’t counted, by request; `no-category`: other
 * assignments have a category, and this one doesn’t; `waiting`: no grade yet.
 */
export type CellUse = 'counts' | 'missing' | 'dropped' | 'excused' | 'waiting' | 'not-counted' | 'no-category'

/** What a category, or a class without categories, adds up to for one student. */
export interface PartTotal {
  /** `null` in a class without categories. */
  readonly category: GradeCategory | null
  /** In points, without dropped grades. */
  readonly earned: number
  readonly possible: number
  /** `earned / possible`; `null` if nothing is possible. */
  readonly ratio: number | null
  /** The share of the total after redistribution, 0 to 1; 0 for a part without a ratio. */
  readonly share: number
  /** The IDs of the assignments whose grades are dropped, in the order of the columns. */
  readonly dropped: readonly string[]
}

export interface ClassTotal {
  /** 0 or more; above 1 only with extra credit or grades above the maximum. `null` if nothing counts yet. */
  readonly ratio: number | null
  /** In the order in which the columns name them. */
  readonly parts: readonly PartTotal[]
  /** By the index of the column. */
  readonly uses: readonly CellUse[]
}

const NO_CELL: TotalCell = { ratio: null, isExcused: false, isMissing: false }

interface Counted {
  readonly index: number
  readonly earned: number
  readonly possible: number
  readonly isExtraCredit: boolean
}

/**
 * Calculates a student’s total in a class. It is the only place that does: gradebook, student pages, exports, and “what if” scores.
 *
 * - A grade counts if it isn’t excused. Missing work counts as 0, unless `countsMissing` is false.
 * - If no assignment has a category, the total is Σ earned / Σ possible.
 * - Otherwise, each category has its own Σ earned / Σ possible, and the total is their mean, weighted by the categories’ weights. The weight of a
 *   category in which nothing counts yet is distributed to the others in proportion. Assignments without a category don’t count.
 * - Extra credit adds earned points but no possible points. In a category with nothing but extra credit, it can’t count.
 * - Of each category, the `dropLowest` grades are dropped whose removal raises its percentage the most, so that dropping never lowers a total.
 *   Of equal ones, the last is dropped. At least one grade always counts. Extra credit and excused grades are never dropped.
 *
 * @param cells by the index of the column; cells that are left out are empty
 */
export function calculateTotal(
  columns: readonly TotalColumn[],
  cells: readonly (TotalCell | undefined)[],
  { countsMissing = true }: { countsMissing?: boolean } = {},
): ClassTotal {
  const isWeighted = columns.some(({ category }) => category !== null)
  const uses = columns.map((column, index) =>
    isWeighted && column.category === null ? 'no-category' : firstUse(cells[index] ?? NO_CELL, countsMissing),
  )
  const sums = groupCounted(columns, cells, uses).map(({ category, counted }) => {
    const dropped = findDropped(counted, category?.dropLowest ?? 0)
    for (const index of dropped) uses[index] = 'dropped'
    const kept = dropped.size === 0 ? counted : counted.filter(({ index }) => !dropped.has(index))
    return { category, dropped, ...sumOf(kept) }
  })
  const weights = sums.reduce((sum, part) => sum + weightOf(part), 0)
  const parts = sums.map(({ dropped, ...part }) => ({
    ...part,
    share: weights === 0 ? 0 : weightOf(part) / weights,
    dropped: [...dropped].sort((a, b) => a - b).flatMap((index) => columns[index]?.id ?? []),
  }))
  return { ratio: weights === 0 ? null : meanOf(parts), parts, uses }
}

function weightOf({ category, ratio }: Pick<PartTotal, 'category' | 'ratio'>): number {
  return ratio === null ? 0 : (category?.weight ?? 1)
}

interface Group {
  readonly category: GradeCategory | null
  readonly counted: Counted[]
}

/** The grades that count, by category, in the order in which the columns name the categories. */
function groupCounted(
  columns: readonly TotalColumn[],
  cells: readonly (TotalCell | undefined)[],
  uses: readonly CellUse[],
): Group[] {
  const groups = new Map<string | null, Group>()
  columns.forEach(({ points, category, isExtraCredit }, index) => {
    const use = uses[index]
    if (use === 'no-category') return
    const key = category?.id ?? null
    let group = groups.get(key)
    if (!group) {
      group = { category, counted: [] }
      groups.set(key, group)
    }
    if (use !== 'counts' && use !== 'missing') return
    const earned = points * (cells[index]?.ratio ?? 0)
    group.counted.push({ index, earned, possible: isExtraCredit ? 0 : points, isExtraCredit })
  })
  return [...groups.values()]
}

function firstUse({ ratio, isExcused, isMissing }: TotalCell, countsMissing: boolean): CellUse {
  if (isExcused) return 'excused'
  if (ratio !== null) return 'counts'
  if (!isMissing) return 'waiting'
  return countsMissing ? 'missing' : 'not-counted'
}

function sumOf(counted: readonly Counted[]) {
  let earned = 0
  let possible = 0
  for (const grade of counted) {
    earned += grade.earned
    possible += grade.possible
  }
  return { earned, possible, ratio: possible === 0 ? null : earned / possible }
}

/** A single part is its own mean: no rounding through its share. */
function meanOf(parts: readonly PartTotal[]): number {
  const weighed = parts.filter(({ share }) => share > 0)
  const [only, another] = weighed
  if (only && !another) return only.ratio ?? 0
  return weighed.reduce((sum, { share, ratio }) => sum + share * (ratio ?? 0), 0)
}

/**
 * Finds the grades to drop. For a target percentage, the best grades to keep are those with the most points above it; keeping them gives a higher
 * percentage, which is the next target (Dinkelbach’s method). It ends after a few rounds.
 */
function findDropped(counted: readonly Counted[], dropLowest: number): Set<number> {
  if (dropLowest === 0) return new Set()
  const candidates = counted.filter(({ isExtraCredit }) => !isExtraCredit)
  const keep = Math.max(1, candidates.length - dropLowest)
  if (keep >= candidates.length) return new Set()
  const extra = counted.filter(({ isExtraCredit }) => isExtraCredit)
  let kept = candidates.slice(0, keep)
  let target = -1
  for (;;) {
    const ratio = sumOf([...kept, ...extra]).ratio ?? 0
    if (ratio <= target) break
    target = ratio
    const above = ({ earned, possible }: Counted) => roundAbove(earned - target * possible)
    kept = [...candidates].sort((a, b) => above(b) - above(a) || a.index - b.index).slice(0, keep)
  }
  const keptIndexes = new Set(kept.map(({ index }) => index))
  return new Set(candidates.flatMap(({ index }) => (keptIndexes.has(index) ? [] : [index])))
}

/** Differences that come only from binary rounding don’t decide which grade is dropped. */
function roundAbove(points: number): number {
  return Math.round(points * 1e9)
}
