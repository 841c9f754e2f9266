import { COMMA_CSV, type CsvFormat, csvLine } from '@/domain/csv/write-csv'

/** An assignment as a column of the gradebook. */
export interface GradeColumn {
  readonly id: string
  readonly title: string
  /** The maximum points, more than 0. */
  readonly points: number
}

/** A current grade. */
export interface StandingGrade {
  /** The share of the points, 0 or more; `null` for none. */
  readonly ratio: number | null
  /** Excused: doesn't count in the total. */
  readonly isExcused: boolean
}

/** A row of the gradebook to be written to a file. */
export interface GradeTableRow {
  readonly name: string
  /** '' for a student whose account is deleted. */
  readonly email: string
  readonly groups: readonly string[]
  /** 0 or more; `null` if nothing counts yet. */
  readonly totalRatio: number | null
  /** The total on the scale of the class; left out without a scale. */
  readonly letter?: string | null
  /** The assignments that have closed for this student without a grade. */
  readonly missing: readonly string[]
  /** By assignment, without empty cells. */
  readonly cells: { readonly [assignmentId: string]: StandingGrade & { readonly isManual: boolean } }
}

/** The column of totals, which can’t be imported. */
export const TOTAL_HEADING = 'Total (%)'
/** The column of totals on the scale of the class, which can’t be imported either. */
export const LETTER_HEADING = 'Letter grade'
/** The text of an excused grade; `isExcusedText` accepts more. */
const EXCUSED = 'Excused'
/** The precision of exported grades: smaller differences mean the same grade. */
const SCALE = 1e6

/** A grade in points, as exported. */
export function pointsOf(ratio: number, points: number): number {
  return Math.round(ratio * points * SCALE) / SCALE
}

/** Whether a cell marks a grade as excused. */
export function isExcusedText(cell: string): boolean {
  return /^(?:ex|excused)$/i.test(cell)
}

/**
 * The label of each assignment in a file: its title and points, with the end of its ID if another one has the same label.
 * @returns labels by ID
 */
export function columnLabels(columns: readonly GradeColumn[]): ReadonlyMap<string, string> {
  const plain = columns.map(({ id, title, points }) => ({ id, label: `${title.trim()} (of ${points})` }))
  return new Map(
    plain.map(({ id, label }) => {
      const isUnique = plain.filter((other) => other.label === label).length === 1
      return [id, isUnique ? label : `${label} [${id.slice(-12)}]`]
    }),
  )
}

/** A row of a table, before it is written to a file. */
export type TableRow = readonly (string | number | null)[]

/**
 * One row for each student, one column for each assignment; the total in percent.
 * @param withLetters whether the class has a scale
 */
export function* wideRows(
  columns: readonly GradeColumn[],
  rows: Iterable<GradeTableRow>,
  withLetters = false,
): Generator<TableRow> {
  const labels = columnLabels(columns)
  const totals = withLetters ? [TOTAL_HEADING, LETTER_HEADING] : [TOTAL_HEADING]
  yield ['Name', 'Email', 'Groups', ...totals, ...labels.values()]
  for (const { name, email, groups, totalRatio, letter = null, cells } of rows) {
    const grades = columns.map(({ id, points }) => {
      const { ratio = null, isExcused = false } = cells[id] ?? {}
      if (isExcused) return EXCUSED
      return ratio === null ? null : pointsOf(ratio, points)
    })
    const total = totalRatio === null ? null : pointsOf(totalRatio, 100)
    yield [name, email, groups.join(', '), total, ...(withLetters ? [letter] : []), ...grades]
  }
}

/** One row for each student and assignment, with the status of the grade. */
export function* longRows(
  columns: readonly GradeColumn[],
  rows: Iterable<GradeTableRow>,
): Generator<TableRow> {
  const labels = columnLabels(columns)
  yield ['Name', 'Email', 'Groups', 'Assignment', 'Points', 'Grade', 'Status']
  for (const { name, email, groups, missing, cells } of rows)
    for (const { id, points } of columns) {
      const cell = cells[id]
      // Stryker disable next-line StringLiteral: every assignment has a label
      const label = labels.get(id) ?? ''
      const grade = typeof cell?.ratio === 'number' ? pointsOf(cell.ratio, points) : null
      const status = cell?.isExcused
        ? EXCUSED
        : grade === null
          ? missing.includes(id) && 'Missing'
          : // Stryker disable next-line OptionalChaining: without a cell there is no grade
            cell?.isManual && 'Manual grade'
      yield [name, email, groups.join(', '), label, points, grade, status || null]
    }
}

/** The lines of a CSV file. */
export function* toLines(rows: Iterable<TableRow>, format: CsvFormat = COMMA_CSV): Generator<string> {
  for (const row of rows) yield csvLine(row, format)
}
