import type { CsvRow } from '@/domain/csv/read-csv'

/** The most that is taken at once, in characters. */
export const MARKS_MOST = 500_000
export const MARKS_TOO_LONG = 'That is too much at once.'

/** What stands for each student before an import. */
export interface StandingMark {
  readonly learnerId: string
  readonly email: string
  readonly name: string
  /** 0 or more; `null` for none. */
  readonly ratio: number | null
}

export type PlannedMark =
  | {
      readonly kind: 'set'
      readonly line: number
      readonly learnerId: string
      readonly name: string
      readonly before: number | null
      readonly ratio: number
    }
  | { readonly kind: 'same'; readonly line: number; readonly name: string }
  | { readonly kind: 'bad'; readonly line: number; readonly text: string; readonly why: string }

/**
 * What importing marks would do, line by line: an e-mail address and a mark in points in each; a first line without a number is a heading.
 * Nothing is done by it.
 * @param points what the assignment counts for, more than 0
 */
export function planMarks(
  rows: readonly CsvRow[],
  students: readonly StandingMark[],
  points: number,
): PlannedMark[] {
  const byEmail = new Map(students.map((student) => [student.email.toLowerCase(), student]))
  const seen = new Set<string>()
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  const isHeading = (row: CsvRow | undefined) =>
    row !== undefined && !row.cells.some((cell) => cell.includes('@'))
  return (isHeading(filled[0]) ? filled.slice(1) : filled).map((row) => planRow(row, byEmail, seen, points))
}

function planRow(
  { line, cells }: CsvRow,
  byEmail: ReadonlyMap<string, StandingMark>,
  seen: Set<string>,
  points: number,
): PlannedMark {
  const bad = (why: string): PlannedMark => ({ kind: 'bad', line, text: cells.join(', '), why })
  const [first = '', typed = ''] = cells.map((cell) => cell.trim())
  const email = first.toLowerCase()
  const student = byEmail.get(email)
  if (!email.includes('@')) return bad('The first cell is no e-mail address.')
  if (!student) return bad('Nobody with this address studies in this class.')
  if (seen.has(email)) return bad('This address stands in a line above, too.')
  seen.add(email)
  if (typed === '') return bad('There is no mark.')
  const mark = Number(typed.replace(',', '.'))
  if (!Number.isFinite(mark)) return bad(`“${typed}” is no number.`)
  if (mark < 0) return bad('A mark is not below 0.')
  if (mark > points * 2) return bad(`More than twice the ${points} points that there are: a slip?`)
  const ratio = mark / points
  const isSame = student.ratio !== null && Math.abs(student.ratio - ratio) < 1e-9
  const { learnerId, name } = student
  return isSame
    ? { kind: 'same', line, name }
    : { kind: 'set', line, learnerId, name, before: student.ratio, ratio }
}
