import { z } from 'zod'
import type { ClassRole } from '@/domain/access/class-permissions'
import { type BadRow, brokenRows, rowText, shortText } from '@/domain/csv/bad-row'
import { usualEmailColumn } from '@/domain/csv/person-columns'
import { readCsv } from '@/domain/csv/read-csv'
import { splitHead } from '@/domain/csv/split-head'
import { TEXT_LIMITS } from '@/domain/text/text-limits'
import { isEmailList, readEmailList } from './read-email-list'
import {
  firstNameFirst,
  type RosterEntry,
  readPlainRow,
  readRole,
  readRowUnder,
  unusedColumns,
} from './roster-entry'

/** A person in a roster. */
export interface RosterRow {
  /** The line where the row begins. A line can list several people if it has only email addresses. */
  readonly line: number
  /** In lower case. */
  readonly email: string
  /** Null if the roster has none. */
  readonly name: string | null
  readonly group: string | null
  readonly role: ClassRole
}

export interface ReadRoster {
  readonly rows: readonly RosterRow[]
  readonly bad: readonly BadRow[]
  /** Title rows above the table. */
  readonly titles: readonly { readonly line: number; readonly text: string }[]
  /** The names of columns that have content but aren’t imported. */
  readonly unused: readonly string[]
}

const EmailSchema = z.email().max(TEXT_LIMITS.email)
/** The maximum size of an import: characters of pasted text, bytes of a file. */
export const MAX_ROSTER_SIZE = { characters: 200_000, bytes: 400_000 } as const
export const ROSTER_TOO_LONG = 'This is too long. Import it in parts.'
/** The maximum length of a name and of a group. */
export const ROSTER_LENGTHS = { name: 80, group: 60 } as const

/**
 * Reads a roster: a table with the headings of Casebook or other common systems; a table without headings (email, name, group, role, with
 * the email in any position); or a list of addresses as email programs write it. Blank lines are skipped.
 * @returns every row, either to import or with its problem, each address once
 */
export function readRoster(text: string): ReadRoster {
  const table = readCsv(text)
  const { titles, ...parts } = splitHead(table.rows)
  if (!parts.head && isEmailList(text))
    return {
      ...check(readEmailList(text).map((listed) => ({ ...listed, group: '', role: '' }))),
      titles: [],
      unused: [],
    }
  const entries = [...readTable(parts), ...brokenRows(table).map(badRow)].sort((a, b) => a.line - b.line)
  return {
    ...check(entries),
    titles: titles.map(({ line, cells }) => ({ line, text: shortText(cells.join('').trim()) })),
    unused: parts.head ? unusedColumns(parts.head, parts.body) : [],
  }
}

function readTable({ head, early, body }: Omit<ReturnType<typeof splitHead>, 'titles'>): RosterEntry[] {
  const emailAt = usualEmailColumn(body)
  return [
    ...early.map((row) => badRow({ ...row, text: rowText(row), why: 'this row is above the headings' })),
    ...body.flatMap((row) => (head ? [readRowUnder(head, row)] : readPlainRow(row, emailAt))),
  ]
}

function badRow({ line, lastLine, text, why }: BadRow): RosterEntry {
  return { line, lastLine, text, email: '', name: '', group: '', role: '', why }
}

function check(entries: readonly RosterEntry[]): Pick<ReadRoster, 'rows' | 'bad'> {
  const rows: RosterRow[] = []
  const bad: BadRow[] = []
  const lineOf = new Map<string, number>()
  for (const entry of entries) {
    const { line, lastLine, text, email, group } = entry
    const name = firstNameFirst(entry.name)
    const before = lineOf.get(email)
    const role = readRole(entry.role)
    const why =
      entry.why ?? problemOf(entry, role) ?? (before === undefined ? null : sameAddress(line, before))
    if (why !== null || role === null) bad.push({ line, lastLine, text: shortText(text), why: why ?? '' })
    else {
      rows.push({ line, email, name: name || null, group: group || null, role })
      lineOf.set(email, line)
    }
  }
  return { rows, bad }
}

function sameAddress(line: number, before: number): string {
  return line === before ? 'the same email address twice' : `the same email address as in line ${before}`
}

function problemOf({ email, name, group, role: cell }: RosterEntry, role: ClassRole | null): string | null {
  if (email === '') return 'no email address'
  if (!EmailSchema.safeParse(email).success) return `“${shortText(email)}” isn’t an email address`
  if (role === null)
    return `“${shortText(cell)}” isn’t a role. Use student, teaching assistant, observer, or instructor`
  if (name.length > ROSTER_LENGTHS.name) return `the name is longer than ${ROSTER_LENGTHS.name} characters`
  if (group.length > ROSTER_LENGTHS.group)
    return `the group is longer than ${ROSTER_LENGTHS.group} characters`
  return group !== '' && role !== 'student' ? 'only students can be in groups' : null
}
