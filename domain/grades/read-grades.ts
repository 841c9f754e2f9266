import {
  type BadRow,
  brokenRows,
  rowText,
  shortText,
  spanProblem,
  surplusProblem,
} from '@/domain/csv/bad-row'
import { isEmail, plainCell, plainEmail, usualEmailColumn } from '@/domain/csv/person-columns'
import type { CsvRow, CsvTable } from '@/domain/csv/read-csv'
import { splitHead } from '@/domain/csv/split-head'
import { assignmentFinder, findGradeColumns, type GradeColumns, type GradesWanted } from './grade-columns'
import { readPoints } from './read-points'

/** One grade in a file, as typed. */
export interface GradeEntry {
  readonly line: number
  readonly lastLine: number
  readonly text: string
  /** In lowercase; '' if there is none. */
  readonly email: string
  readonly name: string
  readonly assignmentId: string
  readonly typed: string
  /** The text of the status column; `null` without one. */
  readonly status: string | null
}

export interface ReadGrades {
  readonly entries: readonly GradeEntry[]
  readonly bad: readonly BadRow[]
  /** The number of rows about other assignments. */
  readonly others: number
  readonly titles: readonly { readonly line: number; readonly text: string }[]
  readonly unused: GradeColumns['unused']
  readonly problems: GradeColumns['problems']
}

const NO_COLUMNS = { unused: [], problems: [] }
const NO_GRADES =
  'no column for grades. Use the title of an assignment as a heading, or import the file from an assignment’s page'

/**
 * Reads a file of grades: one row per student, with a column for each assignment; one row per grade; or, for one assignment, an
 * email address and a grade in each row, with or without headings.
 * @returns every row: as entries, one per assignment cell, or with its problem
 */
export function readGrades(table: CsvTable, wanted: GradesWanted): ReadGrades {
  const { titles, head, early, body } = splitHead(table.rows, (cells) => !cells.some(isNumber))
  const columns = head && findGradeColumns(head.row.cells, head.columns, wanted)
  const find = assignmentFinder(wanted.columns)
  const emailAt = head ? (head.columns.get('email') ?? null) : usualEmailColumn(body)
  const read = body.map((row) => {
    // Stryker disable next-line LogicalOperator: both are null or neither is
    if (!head || !columns) return readPair(row, emailAt ?? 0, wanted.only)
    const why = spanProblem(row, [emailAt ?? 0]) ?? surplusProblem(row, head.row.cells.length)
    if (why !== null) return bad(row, why)
    const person = about(row, emailAt, head.columns.get('name') ?? null)
    if (columns.long) return readLong(row, person, { at: columns.long, find, wanted })
    return columns.wide.length === 0
      ? bad(row, columns.problems[0]?.why ?? NO_GRADES)
      : { entries: columns.wide.map((column) => readWide(row, person, column)) }
  })
  return {
    entries: read.flatMap((one) => ('entries' in one ? one.entries : [])),
    bad: [
      ...early.map((row) => bad(row, 'this row is above the headings')),
      ...read.flatMap((one) => ('why' in one ? [one] : [])),
      ...brokenRows(table),
    ].sort((a, b) => a.line - b.line),
    others: read.filter((one) => 'isOther' in one).length,
    titles: titles.map((row) => ({ line: row.line, text: shortText(rowText(row)) })),
    ...(columns ? { unused: columns.unused, problems: columns.problems } : NO_COLUMNS),
  }
}

type ReadRow = { entries: GradeEntry[] } | BadRow | { isOther: true }

function bad(row: CsvRow, why: string): BadRow {
  return { line: row.line, lastLine: row.lastLine, text: shortText(rowText(row)), why }
}

function isNumber(cell: string): boolean {
  return readPoints(plainCell(cell)).ok
}

type Person = Omit<GradeEntry, 'assignmentId' | 'typed' | 'status'>

function about(row: CsvRow, emailAt: number | null, nameAt: number | null): Person {
  const cellOf = (index: number | null) => row.cells[index ?? -1] ?? ''
  const { line, lastLine } = row
  const text = shortText(rowText(row))
  return { line, lastLine, text, email: plainEmail(cellOf(emailAt)), name: plainCell(cellOf(nameAt)) }
}

/** A row of a table without headings. */
function readPair(row: CsvRow, emailAt: number, assignmentId: string | null): ReadRow {
  if (assignmentId === null) return bad(row, NO_GRADES)
  const why = spanProblem(row, [0, 1]) ?? surplusProblem(row, 2)
  if (why !== null) return bad(row, why)
  const email = row.cells[emailAt] ?? ''
  if (!isEmail(email)) return bad(row, `“${shortText(plainCell(email))}” isn’t an email address`)
  const typed = plainCell(row.cells[emailAt === 1 ? 0 : 1] ?? '')
  return { entries: [{ ...about(row, emailAt, null), assignmentId, typed, status: null }] }
}

type WideColumn = GradeColumns['wide'][number]

function readWide(row: CsvRow, person: Person, { index, assignmentId }: WideColumn): GradeEntry {
  return { ...person, assignmentId, typed: plainCell(row.cells[index] ?? ''), status: null }
}

interface LongTable {
  readonly at: NonNullable<GradeColumns['long']>
  readonly find: ReturnType<typeof assignmentFinder>
  readonly wanted: GradesWanted
}

function readLong(row: CsvRow, person: Person, { at, find, wanted }: LongTable): ReadRow {
  const cellOf = (index: number) => plainCell(row.cells[index] ?? '')
  const title = cellOf(at.assignment)
  const match = find(title)
  if (match === null) return bad(row, `no assignment is called “${shortText(title)}”`)
  if ('why' in match) return bad(row, match.why)
  // Stryker disable next-line BooleanLiteral: only whether the field is there is asked
  if (wanted.only !== null && match.id !== wanted.only) return { isOther: true }
  const { points = 0 } = wanted.columns.find(({ id }) => id === match.id) ?? {}
  if (at.points !== null && isOtherThan(points, cellOf(at.points)))
    return bad(row, `the assignment is out of ${points} points now`)
  const status = at.status === null ? null : cellOf(at.status)
  return { entries: [{ ...person, assignmentId: match.id, typed: cellOf(at.grade), status }] }
}

/** Whether a file has different points for an assignment than the current ones. */
function isOtherThan(points: number, typed: string): boolean {
  if (typed === '') return false
  const read = readPoints(typed)
  return read.ok ? read.points !== points : !read.candidates.includes(points)
}
