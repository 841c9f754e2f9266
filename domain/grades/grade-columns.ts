import { headingKey, type PersonColumns, plainCell } from '@/domain/csv/person-columns'
import { columnLabels, type GradeColumn, LETTER_HEADING, TOTAL_HEADING } from './grade-table'

/** The grade columns of a file. */
export interface GradeColumns {
  /** One row per student: the column of each assignment. Empty if each row names its assignment. */
  readonly wide: readonly { readonly index: number; readonly assignmentId: string }[]
  /** One row per grade. */
  readonly long: {
    readonly assignment: number
    readonly grade: number
    readonly status: number | null
    readonly points: number | null
  } | null
  /** Headings of columns that aren't imported. */
  readonly unused: readonly string[]
  /** Why an assignment's column isn't imported, with its heading. */
  readonly problems: readonly { readonly heading: string; readonly why: string }[]
}

/** The grades to import. */
export interface GradesWanted {
  readonly columns: readonly GradeColumn[]
  /** The assignment to import; `null` for all. */
  readonly only: string | null
}

/** The headings of the columns, in English, German, French, and Spanish; folded, letters only. */
const ASSIGNMENT = wordSet('assignment aufgabe devoir tarea')
const GRADE = wordSet(
  'grade mark points score result note punkte punktzahl bewertung ergebnis notepoints punti resultat nota puntos calificacion puntuacion',
)
const STATUS = wordSet('status etat estado')
const POINTS = wordSet('points pointspossible maximum')
/** The headings of our exports that no assignment has. */
const OF_TOTALS: ReadonlySet<string> = new Set([TOTAL_HEADING, LETTER_HEADING])

function wordSet(list: string): ReadonlySet<string> {
  return new Set(list.split(' '))
}

/**
 * Finds the columns of grades.
 * @param head the headings, including those about people
 * @param wanted with one assignment to import instead of all, a column “Grade” is enough
 */
export function findGradeColumns(
  head: readonly string[],
  people: PersonColumns,
  { columns, only }: GradesWanted,
): GradeColumns {
  const aboutPeople = new Set(people.values())
  const others = head
    .map((cell, index) => ({ index, heading: plainCell(cell), key: headingKey(cell) }))
    .filter(({ index, heading }) => !aboutPeople.has(index) && heading !== '')
  return longColumns(others) ?? wideColumns(others, columns, only)
}

type Other = { index: number; heading: string; key: string }

function longColumns(others: readonly Other[]): GradeColumns | null {
  const assignment = others.find(({ key }) => ASSIGNMENT.has(key))
  // Next to “Grade”, “Points” is the maximum of the assignment.
  const grades = others.filter(({ key }) => GRADE.has(key))
  const grade = grades.find(({ key }) => !POINTS.has(key)) ?? grades[0]
  if (!assignment || !grade) return null
  const status = others.find(({ key }) => STATUS.has(key))
  const points = others.find(({ key, index }) => POINTS.has(key) && index !== grade.index)
  const used = [assignment, grade, status, points]
  return {
    wide: [],
    long: {
      ...{ assignment: assignment.index, grade: grade.index },
      ...{ status: status?.index ?? null, points: points?.index ?? null },
    },
    unused: others.filter((other) => !used.includes(other)).map(({ heading }) => heading),
    problems: [],
  }
}

function wideColumns(
  others: readonly Other[],
  columns: readonly GradeColumn[],
  only: string | null,
): GradeColumns {
  const find = assignmentFinder(columns)
  const found = others.map((other) => ({
    ...other,
    match: OF_TOTALS.has(other.heading) ? null : find(other.heading),
  }))
  const wide: { index: number; assignmentId: string }[] = []
  const problems: { heading: string; why: string }[] = []
  for (const { index, heading, match } of found) {
    if (match === null || ('id' in match && only !== null && match.id !== only)) continue
    if ('why' in match) problems.push({ heading, why: match.why })
    else if (wide.some(({ assignmentId }) => assignmentId === match.id))
      problems.push({ heading, why: 'another column is for the same assignment' })
    else wide.push({ index, assignmentId: match.id })
  }
  if (only !== null && wide.length === 0 && problems.length === 0) {
    const index = theGradeColumn(found.filter(({ match }) => match === null))
    if (index !== null) wide.push({ index, assignmentId: only })
  }
  const used = new Set(wide.map(({ index }) => index))
  const reported = new Set(problems.map(({ heading }) => heading))
  const unused = others.filter(({ index, heading }) => !used.has(index) && !reported.has(heading))
  return { ...{ wide, long: null, problems }, unused: unused.map(({ heading }) => heading) }
}

/** The only column with a grade heading, or the only column. */
function theGradeColumn(others: readonly Other[]): number | null {
  const called = others.filter(({ key }) => GRADE.has(key))
  const [candidate, another] = called.length > 0 ? called : others
  return candidate && !another ? candidate.index : null
}

/**
 * Creates a search for the assignment that a heading or cell means: by the label in our exports; by its title; or by its title as
 * Canvas (`Title (123)`) and Moodle (`Quiz: Title (Real)`) write it.
 * @returns the search, which returns null if there is no match
 */
export function assignmentFinder(
  columns: readonly GradeColumn[],
): (text: string) => { readonly id: string } | { readonly why: string } | null {
  const byLabel = new Map([...columnLabels(columns)].map(([id, label]) => [spaced(label), id]))
  return (text) => {
    const label = spaced(text)
    const id = byLabel.get(label)
    if (id !== undefined) return { id }
    // Stryker disable next-line ArrayDeclaration: the first entry is never read
    const [, titled, points] = /^(.*) \(of ([\d.]+)\)(?: \[.*\])?$/.exec(label) ?? []
    const withoutSystem = label.replace(/ \([^()]*\)$/, '')
    for (const title of [label, titled, withoutSystem, withoutSystem.replace(/^[^:]*: /, '')]) {
      const matches = columns.filter((column) => spaced(column.title) === title)
      const [match, another] = matches
      if (another) return { why: 'several assignments have this title' }
      if (match)
        return title === titled && Number(points) !== match.points
          ? { why: `the assignment is out of ${match.points} points now` }
          : { id: match.id }
    }
    return null
  }
}

function spaced(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
