import {
  type CellUse,
  type ClassTotal,
  calculateTotal,
  type PartTotal,
  type TotalCell,
  type TotalColumn,
} from '@/domain/grades/calculate-total'
import { type GradeScale, gradeOnScale, isPassing } from '@/domain/grades/grade-scale'
import { formatList, formatNumber, formatPercent, formatPoints } from '@/domain/text/format'

/** One assignment in a student’s total. */
export interface Entry extends TotalColumn {
  readonly title: string
  readonly cell: TotalCell
  /** Whether there is a grade that the student can’t see yet. */
  readonly isHidden: boolean
}

export function totalOf(entries: readonly Entry[]): ClassTotal {
  return calculateTotal(
    entries,
    entries.map(({ cell }) => cell),
  )
}

/** “84.2% · B · passing”; “No grades yet” without a total. */
export function formatTotal(ratio: number | null, scale: GradeScale): string {
  if (ratio === null) return 'No grades yet'
  const passing = isPassing(scale, ratio)
  return [
    formatPercent(ratio, 1),
    gradeOnScale(scale, ratio),
    passing === null ? null : passing ? 'passing' : 'not passing',
  ]
    .filter(Boolean)
    .join(' · ')
}

/** What a category adds up to and how much it counts: “45 of 60 points, 75%. Counts for 40% of the total.” */
export function describePart(part: PartTotal, titleOf: (id: string) => string): string {
  const { category, earned, possible, ratio, share, dropped } = part
  const sum =
    ratio === null
      ? 'Nothing counts yet.'
      : `${formatNumber(earned)} of ${formatNumber(possible)} points, ${formatPercent(ratio, 1)}.`
  const names = formatList(dropped.map(titleOf))
  const lost = dropped.length === 0 ? '' : ` Dropped: ${names}.`
  return `${sum}${category === null ? '' : ` ${weightOf(category.weight, ratio, share)}`}${lost}`
}

function weightOf(weight: number, ratio: number | null, share: number): string {
  const own = `${formatNumber(weight)}%`
  const now = formatPercent(share, 1)
  if (ratio === null) return `Its weight of ${own} goes to the other categories.`
  if (weight === 0) return 'It doesn’t count in the total.'
  return Math.abs(share * 100 - weight) < 1e-6
    ? `Counts for ${own} of the total.`
    : `Counts for ${now} of the total instead of ${own}, because nothing counts in another category yet.`
}

/** “40% × 75% + 60% × 90% = 84%”; null if there is nothing to add. */
export function describeSum({ parts, ratio }: ClassTotal): string | null {
  const counted = parts.filter(({ share }) => share > 0)
  if (ratio === null || counted.length < 2) return null
  const terms = counted.map(
    (part) => `${formatPercent(part.share, 1)} × ${formatPercent(part.ratio ?? 0, 1)}`,
  )
  return `${terms.join(' + ')} = ${formatPercent(ratio, 1)}`
}

const USES: Readonly<Record<CellUse, string>> = {
  counts: 'counts',
  missing: 'missing, counts as 0',
  dropped: 'dropped',
  excused: 'excused, doesn’t count',
  waiting: 'no grade yet',
  'not-counted': 'missing, doesn’t count',
  'no-category': 'no category, doesn’t count',
}

/** What becomes of an assignment in the total. */
export function describeUse(entry: Entry, use: CellUse | undefined): string {
  if (entry.isHidden) return 'graded, but not shown to you yet, so it isn’t in this total'
  if (use === 'counts' && entry.isExtraCredit) return 'extra credit, adds points'
  if (use === 'missing' && entry.isExtraCredit) return 'extra credit, not submitted'
  if (use === 'dropped' && entry.cell.isMissing) return 'missing, dropped'
  return USES[use ?? 'waiting']
}

/** “7.5 of 10”; “–” without a grade. */
export function formatGrade({ cell: { ratio }, points }: Entry): string {
  return ratio === null
    ? `– of ${formatNumber(points)}`
    : `${formatPoints(ratio, points)} of ${formatNumber(points)}`
}
