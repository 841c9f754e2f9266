import { CLASS_ROLES, type ClassRole } from '@/domain/access/class-permissions'
import { rowText, shortText, spanProblem, surplusProblem } from '@/domain/csv/bad-row'
import {
  findGroupColumns,
  headingKey,
  isEmail,
  type PersonColumn,
  type PersonColumns,
  plainCell,
  plainEmail,
} from '@/domain/csv/person-columns'
import type { CsvRow } from '@/domain/csv/read-csv'

/** One person in a roster, before validation. */
export interface RosterEntry {
  readonly line: number
  readonly lastLine: number
  /** The text in the file. */
  readonly text: string
  /** In lowercase; '' if there is none. */
  readonly email: string
  readonly name: string
  readonly group: string
  readonly role: string
  /** Why it can’t be imported, if already known. */
  readonly why?: string
}

/** The names of our roles in other systems: folded, letters only. */
const ROLES = new Map<string, ClassRole>([
  ...CLASS_ROLES.map((role) => [role, role] as const),
  ...(
    'learner studierende studierender studentin teilnehmerin schuler schulerin etudiant etudiante estudiante alumno ' +
    'alumna'
  )
    .split(' ')
    .map((word) => [word, 'student'] as const),
  ['teachingassistant', 'assistant'],
  ['ta', 'assistant'],
  ['observer', 'observer'],
])

/** @returns student for an empty cell; null for an unknown role */
export function readRole(cell: string): ClassRole | null {
  return cell === '' ? 'student' : (ROLES.get(headingKey(cell)) ?? null)
}

/** Reads a row under headings. */
export function readRowUnder(head: { row: CsvRow; columns: PersonColumns }, row: CsvRow): RosterEntry {
  const { columns } = head
  const cellOf = (column: PersonColumn) => plainCell(row.cells[columns.get(column) ?? -1] ?? '')
  const width = head.row.cells.length
  const groupColumns = findGroupColumns(head.row.cells)
  const groups = groupsOf(row, groupColumns)
  const used = [...columns.values(), ...groupColumns.map(({ index }) => index)]
  const why = spanProblem(row, used) ?? surplusProblem(row, width)
  return {
    ...{ line: row.line, lastLine: row.lastLine, text: rowText(row), email: plainEmail(cellOf('email')) },
    name: nameOf(cellOf),
    group: groups[0] ?? '',
    role: cellOf('role'),
    ...(why !== null
      ? { why }
      : groups.length > 1 && { why: `several groups (${groups.join(', ')}). Give one` }),
  }
}

/** The different groups of a row. */
function groupsOf(row: CsvRow, columns: ReturnType<typeof findGroupColumns>): string[] {
  const cells = columns.flatMap(({ index, isList }) => {
    const cell = plainCell(row.cells[index] ?? '')
    return isList ? cell.split(/[,;]/) : [cell]
  })
  return [...new Set(cells.map((group) => group.trim()).filter(Boolean))]
}

/** Names the columns that a roster import ignores and that aren’t empty: by heading, or by number without one. */
export function unusedColumns(
  { row, columns }: { row: CsvRow; columns: PersonColumns },
  body: readonly CsvRow[],
): string[] {
  const used = new Set([...columns.values(), ...findGroupColumns(row.cells).map(({ index }) => index)])
  return row.cells.flatMap((heading, index) => {
    const isEmpty = body.every(({ cells }) => plainCell(cells[index] ?? '') === '')
    if (used.has(index) || isEmpty) return []
    return [plainCell(heading) === '' ? `column ${index + 1}` : `“${shortText(plainCell(heading))}”`]
  })
}

function nameOf(cellOf: (column: PersonColumn) => string): string {
  const both = [cellOf('firstName'), cellOf('lastName')].filter(Boolean).join(' ')
  const [, beforeAddress = ''] = /^(.*)<[^<>]*>$/.exec(cellOf('email')) ?? []
  return cellOf('name') || both || beforeAddress.replaceAll('"', '').trim()
}

/** Suffixes that can follow a name after a comma and aren’t first names. */
const SUFFIXES = /^(?:jr|sr|[ivx]+|ph\.? ?d|m\.?d|m\.?sc|b\.?sc|m\.?a|b\.?a|mba|esq)\.?$/i

/** “Sargsyan, Ani” becomes “Ani Sargsyan”. Names with more commas or an academic title don’t change. */
export function firstNameFirst(name: string): string {
  const [last = '', first = '', ...others] = name.split(',').map((part) => part.trim())
  return others.length > 0 || last === '' || first === '' || SUFFIXES.test(first) ? name : `${first} ${last}`
}

const OTHERS = ['name', 'group', 'role'] as const

/** Reads a row of a table without headings: several people if it lists only email addresses. */
export function readPlainRow(row: CsvRow, emailAt: number): RosterEntry[] {
  const cells = row.cells.map(plainCell)
  const { line, lastLine } = row
  const entry = { line, lastLine, text: rowText(row), email: '', name: '', group: '', role: '' }
  const words = cells.flatMap((cell) => cell.split(/[\s,;]+/)).filter(Boolean)
  if (words.length > 1 && words.every(isEmail))
    return words.map((word) => ({ ...entry, text: word, email: plainEmail(word) }))
  const others = cells.filter((_, index) => index !== emailAt)
  const named = Object.fromEntries(OTHERS.map((column, index) => [column, others[index] ?? '']))
  const why =
    spanProblem(row, [...cells.keys()]) ??
    surplusProblem(row, OTHERS.length + 1) ??
    (others.some(isEmail) ? 'several email addresses. Put each person in a row' : null)
  return [{ ...entry, ...named, email: plainEmail(cells[emailAt] ?? ''), ...(why !== null && { why }) }]
}
