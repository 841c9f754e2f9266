import { type BadRow, shortText } from '@/domain/csv/bad-row'
import { plainCell } from '@/domain/csv/person-columns'
import { readCsv } from '@/domain/csv/read-csv'
import type { GradesWanted } from './grade-columns'
import { type GradeColumn, isExcusedText, pointsOf, type StandingGrade } from './grade-table'
import { type GradeEntry, type ReadGrades, readGrades } from './read-grades'
import { type ReadPoints, readPoints } from './read-points'

/** The maximum size of an import, in characters. */
export const MAX_IMPORT_CHARACTERS = 2_500_000
export const IMPORT_TOO_LONG = 'This is too long. Import it in parts.'

/** A student before an import. */
export interface StandingStudent {
  readonly learnerId: string
  /** '' for a deleted account. */
  readonly email: string
  readonly name: string
  /** By assignment, without empty cells. */
  readonly grades: { readonly [assignmentId: string]: StandingGrade }
}

/** The planned change of one grade. */
export interface PlannedGrade {
  readonly line: number
  readonly learnerId: string
  readonly name: string
  readonly assignmentId: string
  readonly before: StandingGrade
  readonly after: StandingGrade
  /** More points than the assignment has, which staff must confirm. */
  readonly isAboveMaximum: boolean
}

export interface GradesPlan extends Omit<ReadGrades, 'entries'> {
  readonly changes: readonly PlannedGrade[]
  /** Grades that don’t change, including those that the file leaves empty. */
  readonly same: number
}

/** Grades above this multiple of an assignment’s points are rejected. */
const MAX_RATIO = 2

/**
 * Plans an import of grades without applying it. An empty cell changes nothing. A grade that equals the stored one as `pointsOf` writes
 * it is the same grade, even if the stored one has more decimals.
 * @returns every row of the file: its changes, its unchanged grades, or why it isn’t imported
 */
export function planGrades(
  text: string,
  students: readonly StandingStudent[],
  wanted: GradesWanted,
): GradesPlan {
  const { entries, bad, ...read } = readGrades(readCsv(text), wanted)
  const find = studentFinder(students)
  const byId = new Map(wanted.columns.map((column) => [column.id, column]))
  const lineOf = new Map<string, number>()
  const outcomes = entries.map((entry): Outcome => {
    const column = byId.get(entry.assignmentId)
    const found = find(entry)
    if (!column || 'why' in found) return badRow(entry, 'why' in found ? found.why : '')
    if (found.isDeleted) return planDeleted(entry, column, found.students)
    const key = `${column.id} ${entry.email}`
    const before = lineOf.get(key)
    lineOf.set(key, before ?? entry.line)
    return before === undefined
      ? planEntry(entry, column, found.student)
      : badRow(entry, `the same student as in line ${before}`)
  })
  const changes = outcomes.flatMap((outcome) =>
    outcome !== 'same' && 'learnerId' in outcome ? [outcome] : [],
  )
  const refusals = outcomes.flatMap((outcome) => (outcome !== 'same' && 'why' in outcome ? [outcome] : []))
  return {
    ...read,
    changes,
    same: outcomes.filter((outcome) => outcome === 'same').length,
    bad: withoutRepeats([...bad, ...refusals]).sort((a, b) => a.line - b.line),
  }
}

type Outcome = PlannedGrade | BadRow | 'same'

function badRow({ line, lastLine, text }: GradeEntry, why: string): BadRow {
  return { line, lastLine, text, why }
}

type Found =
  | { readonly isDeleted: false; readonly student: StandingStudent }
  | { readonly isDeleted: true; readonly students: readonly StandingStudent[] }
  | { readonly why: string }

/** Finds students by email. Deleted accounts have none, so it finds them by name. */
function studentFinder(students: readonly StandingStudent[]): (entry: GradeEntry) => Found {
  const byEmail = new Map(students.map((student) => [student.email.toLowerCase(), student]))
  const deleted = students.filter(({ email }) => email === '')
  return ({ email, name }) => {
    if (email === '') {
      const named = deleted.filter((student) => plainCell(student.name) === name)
      return named.length > 0 ? { isDeleted: true, students: named } : { why: 'no email address' }
    }
    const student = byEmail.get(email)
    if (student) return { isDeleted: false, student }
    return {
      why: email.includes('@')
        ? 'no student in this class has this email address'
        : `“${shortText(email)}” isn’t an email address`,
    }
  }
}

/** Grades of deleted accounts can be exported, not changed. */
function planDeleted(entry: GradeEntry, column: GradeColumn, students: readonly StandingStudent[]): Outcome {
  const isSame = students.some((student) => planEntry(entry, column, student) === 'same')
  return isSame ? 'same' : badRow(entry, 'the account is deleted, so its grades can’t be changed')
}

function planEntry(entry: GradeEntry, column: GradeColumn, student: StandingStudent): Outcome {
  const { learnerId, name } = student
  const before = student.grades[column.id] ?? { ratio: null, isExcused: false }
  const read = readGrade(entry, before, column)
  if ('why' in read) return badRow(entry, `${column.title}: ${read.why}`)
  const { after } = read
  if (after.ratio === before.ratio && after.isExcused === before.isExcused) return 'same'
  const isAboveMaximum = after.ratio !== before.ratio && (after.ratio ?? 0) > 1
  return { line: entry.line, learnerId, name, assignmentId: column.id, before, after, isAboveMaximum }
}

/** Cells without a grade, as Moodle and others write them. */
const NONE = /^[-–—]?$/

function readGrade(
  { typed, status }: GradeEntry,
  before: StandingGrade,
  { points }: GradeColumn,
): { after: StandingGrade } | { why: string } {
  const isExcused = status === null ? before.isExcused : isExcusedText(status)
  if (isExcusedText(typed)) return { after: { ...before, isExcused: true } }
  if (NONE.test(typed)) return { after: { ...before, isExcused } }
  // A number in place of "Excused" makes the grade count again.
  const counts = status === null ? false : isExcused
  const read = readPoints(typed)
  if (isStanding(read, before, points)) return { after: { ratio: before.ratio, isExcused: counts } }
  if (!read.ok) return { why: read.why }
  if (read.points > points * MAX_RATIO)
    return { why: `${read.points} is more than twice the maximum of ${points} points` }
  return { after: { ratio: read.points / points, isExcused: counts } }
}

/** An ambiguous number is unambiguous if one of its readings is the current grade. */
function isStanding(read: ReadPoints, { ratio }: StandingGrade, points: number): boolean {
  if (ratio === null) return false
  const meant = read.ok ? [read.points] : read.candidates
  return meant.some((value) => pointsOf(value, 1) === pointsOf(ratio, points))
}

/** Reports a row once for each reason, even if several cells have it. */
function withoutRepeats(rows: readonly BadRow[]): BadRow[] {
  const seen = new Set<string>()
  return rows.filter(({ line, text, why }) => {
    const key = JSON.stringify([line, text, why])
    const isNew = !seen.has(key)
    seen.add(key)
    return isNew
  })
}
