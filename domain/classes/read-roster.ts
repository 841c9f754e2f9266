import { z } from 'zod'
import { CLASS_ROLES, type ClassRole } from '@/domain/access/class-abilities'
import type { CsvRow } from '@/domain/csv/read-csv'

/** Somebody of a roster. */
export interface RosterRow {
  readonly line: number
  /** In lower case. */
  readonly email: string
  /** Null where the roster has none. */
  readonly name: string | null
  readonly group: string | null
  readonly role: ClassRole
}

/** A row that cannot be taken, and why. */
export interface BadRow {
  readonly line: number
  /** As it stood in the file, cut short. */
  readonly text: string
  readonly why: string
}

export interface ReadRoster {
  readonly rows: readonly RosterRow[]
  readonly bad: readonly BadRow[]
}

type Column = 'email' | 'name' | 'group' | 'role'

/** What a header may call a column, read without case, spaces and signs. */
const HEADINGS: Readonly<Record<string, Column>> = {
  email: 'email',
  mail: 'email',
  emailaddress: 'email',
  address: 'email',
  name: 'name',
  fullname: 'name',
  student: 'name',
  group: 'group',
  section: 'group',
  role: 'role',
}
const COLUMNS_WITHOUT_HEADER: readonly Column[] = ['email', 'name', 'group', 'role']

const EmailSchema = z.string().trim().toLowerCase().pipe(z.email().max(254))
/** The most that is taken at once: characters that are pasted, bytes of a file. */
export const ROSTER_MOST = { characters: 200_000, bytes: 400_000 } as const
export const ROSTER_TOO_LONG = 'This is too long: take it in parts.'
/** As long as a name, and a group, may be. */
export const ROSTER_LENGTHS = { name: 80, group: 60 } as const

/**
 * Reads a roster. The first row is a header where it names a column for addresses and holds no address; without a header the columns are
 * address, name, group, role. Rows of empty cells alone are left out.
 * @returns every row, either taken or named with what is wrong with it
 */
export function readRoster(rows: readonly CsvRow[]): ReadRoster {
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  const [first, ...others] = filled
  if (!first) return { rows: [], bad: [] }
  const header = readHeader(first.cells)
  const columns = header ?? COLUMNS_WITHOUT_HEADER
  const good: RosterRow[] = []
  const bad: BadRow[] = []
  const lineOf = new Map<string, number>()
  for (const row of header ? others : filled) {
    const read = readRow(row, columns)
    const before = typeof read === 'string' ? undefined : lineOf.get(read.email)
    const why =
      typeof read === 'string' ? read : before === undefined ? null : `the same address as in line ${before}`
    if (why !== null) bad.push({ line: row.line, text: textOf(row), why })
    else if (typeof read !== 'string') {
      good.push(read)
      lineOf.set(read.email, row.line)
    }
  }
  return { rows: good, bad }
}

/** @returns null where the row is no header */
function readHeader(cells: readonly string[]): (Column | null)[] | null {
  const columns = cells.map((cell) => HEADINGS[cell.toLowerCase().replace(/[^a-z]/g, '')] ?? null)
  return columns.includes('email') && !cells.some((cell) => cell.includes('@')) ? columns : null
}

/** @returns the row, or what is wrong with it */
function readRow({ line, cells }: CsvRow, columns: readonly (Column | null)[]): RosterRow | string {
  const cellOf = (column: Column) => {
    const index = columns.indexOf(column)
    return index === -1 ? '' : (cells[index] ?? '').trim()
  }
  const surplus = cells.slice(columns.length).some((cell) => cell.trim() !== '')
  if (surplus) return `more cells than the ${columns.length} columns`
  if (cellOf('email') === '') return 'no e-mail address'
  const email = EmailSchema.safeParse(cellOf('email'))
  if (!email.success) return `“${short(cellOf('email'))}” is no e-mail address`
  const name = cellOf('name')
  const group = cellOf('group')
  const role = readRole(cellOf('role'))
  if (role === null)
    return `“${short(cellOf('role'))}” is no role: student, assistant, reviewer or instructor`
  if (name.length > ROSTER_LENGTHS.name) return `a name longer than ${ROSTER_LENGTHS.name} characters`
  if (group.length > ROSTER_LENGTHS.group) return `a group longer than ${ROSTER_LENGTHS.group} characters`
  if (group !== '' && role !== 'student') return 'only students are in groups'
  return { line, email: email.data, name: name || null, group: group || null, role }
}

function readRole(cell: string): ClassRole | null {
  const word = cell.toLowerCase()
  return word === '' ? 'student' : (CLASS_ROLES.find((role) => role === word) ?? null)
}

function textOf({ cells }: CsvRow): string {
  return short(cells.join(', '))
}

function short(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}
