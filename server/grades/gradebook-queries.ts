import 'server-only'
import { z } from 'zod'
import { idText } from '@/contract/schemas/shared-fields'
import { sortByText } from '@/domain/text/collation'
import { matchesSearch } from '@/domain/text/fold-for-search'
import { TEXT_LIMITS } from '@/domain/text/text-limits'
import { readerCollator } from '@/server/http/reader-collator'
import { db } from '@/server/platform/db'
import { listOwnClosings } from '@/server/quizzes/own-closings'
import { QUIZ_COLUMNS, toQuiz } from '@/server/quizzes/quiz-rules'
import { type ListedStudent, listTotals, readMeanGrades, type TotalRow } from './gradebook-statements'
import { countWaiting } from './waiting-statements'

export const GradebookSearchSchema = z.object({
  /** `name`, `total`, or the ID of an assignment. */
  sort: idText.catch('name').default('name'),
  order: z.enum(['up', 'down']).catch('up').default('up'),
  /** Part of a name or email. */
  name: z.string().trim().max(TEXT_LIMITS.search).catch('').default(''),
  group: idText.catch('').default(''),
  /** `missing`: students with a missing submission to a closed assignment; `below`: students with a total below 50%. */
  only: z.enum(['', 'missing', 'below']).catch('').default(''),
  /** Whether assignments that were not submitted before they closed count as 0. */
  zeros: z.enum(['yes', 'no']).catch('yes').default('yes'),
  left: z.enum(['', 'yes']).catch('').default(''),
  offset: z.coerce.number().int().min(0).max(1_000_000).catch(0).default(0),
})
export type GradebookSearch = z.infer<typeof GradebookSearchSchema>

export type GradebookColumn = {
  id: string
  quizId: string
  title: string
  points: number
  isClosed: boolean
  /** The students with the opposite state, because of overrides, accommodations, or an attempt in progress. */
  exceptions: readonly string[]
  /** The submitted answers that people must grade or release. They don't count yet. */
  waiting: number
  /** The mean of the grades that count in the whole class, whatever the filter, 0 to 1; null without grades. */
  meanRatio: number | null
}

type GradebookCell = {
  /** The grade that counts: manual, or from the attempts; null if none. */
  ratio: number | null
  isManual: boolean
  isExcused: boolean
  hasNote: boolean
}

type GradebookRow = Omit<TotalRow, 'fitting'> & {
  /** By assignment ID; contains only assignments with an entry. */
  cells: Record<string, GradebookCell>
}

export type GradebookRows = {
  rows: GradebookRow[]
  /** The number of matching students on all pages. */
  total: number
  hasMore: boolean
}

export const GRADEBOOK_PAGE = 50

/** Lists the assignments of a class as gradebook columns. The caller has checked access with `requireClassPermission`. */
export async function listGradebookColumns(classId: string, now: Date): Promise<GradebookColumn[]> {
  const [rows, means] = await Promise.all([
    db().assignment.findMany({
      where: { classId, publishedAt: { not: null }, removedAt: null },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      select: { id: true, quizId: true, points: true, quiz: { select: QUIZ_COLUMNS } },
    }),
    readMeanGrades(classId),
  ])
  const waiting = await countWaiting(rows.map(({ quizId }) => quizId))
  const byQuiz = new Map(means.map(({ quizId, meanRatio }) => [quizId, meanRatio]))
  const quizzes = rows.map(({ quiz }) => toQuiz(quiz))
  const ownClosings = await listOwnClosings(classId, quizzes, now)
  return rows.map(({ quiz: stored, ...row }) => {
    const { title, rules } = toQuiz(stored)
    const isClosed = rules.closesAt !== null && rules.closesAt <= now
    const exceptions = ownClosings.get(row.quizId) ?? []
    return {
      ...{ ...row, title, isClosed, exceptions },
      waiting: waiting.get(row.quizId) ?? 0,
      meanRatio: byQuiz.get(row.quizId) ?? null,
    }
  })
}

/**
 * Reads a page of the gradebook: sorted, filtered, and summed by the database, which gets the students in the order of their names. A total is
 * Σ points earned / Σ points possible of what counts. Excused assignments don't count. Closed assignments without a grade count as 0 unless `zeros` is `no`.
 * @param take how many rows; null for all
 * @param only reads only this student; null for all
 */
export async function listGradebookRows(
  classId: string,
  columns: readonly GradebookColumn[],
  search: GradebookSearch,
  { take = GRADEBOOK_PAGE, only = null }: { take?: number | null; only?: string | null } = {},
): Promise<GradebookRows> {
  const students = await listStudents(classId, search, only)
  const found = await listTotals(students, columns, search, take)
  const page = take === null ? found : found.slice(0, take)
  const cells = await readCells(
    columns,
    page.map(({ id }) => id),
  )
  return {
    rows: page.map(({ fitting: _, ...row }) => ({ ...row, cells: cells.get(row.id) ?? {} })),
    total: found[0]?.fitting ?? 0,
    hasMore: found.length > page.length,
  }
}

/** Lists the requested students and the rows of deleted accounts, sorted for the reader's language, because the embedded database has no language collations. */
async function listStudents(
  classId: string,
  { name, group, left }: GradebookSearch,
  only: string | null,
): Promise<ListedStudent[]> {
  const members = await db().classMember.findMany({
    where: {
      ...{ classId, role: 'STUDENT' },
      ...(left !== 'yes' && { leftAt: null }),
      ...(only !== null && { userId: only }),
      ...(group !== '' && { user: { groups: { some: { groupId: group, group: { classId } } } } }),
    },
    orderBy: { userId: 'asc' },
    select: { leftAt: true, user: { select: { id: true, name: true, email: true } } },
  })
  const students = members.map(({ leftAt, user: { id, name, email } }) => ({
    ...{ id, name: name ?? email ?? '', email: email ?? '', hasLeft: leftAt !== null },
    isDeleted: false,
  }))
  // The groups of deleted accounts aren't stored.
  const deleted = group === '' && only === null ? await listDeleted(classId) : []
  const found = [...students, ...deleted].filter((student) =>
    matchesSearch(`${student.name}\n${student.email}`, name),
  )
  return sortByText(found, (student) => student.name, readerCollator()).map((student, position) => ({
    ...student,
    position,
  }))
}

async function listDeleted(classId: string) {
  const rows = await db().formerStudent.findMany({
    where: { classId },
    orderBy: { id: 'asc' },
    select: { id: true, name: true },
  })
  return rows.map(({ id, name }) => ({
    ...{ id, name: name ?? DELETED_STUDENT, email: '', hasLeft: false, isDeleted: true },
  }))
}

/** Shown instead of the name of a deleted account. */
export const DELETED_STUDENT = 'Deleted student'

async function readCells(columns: readonly GradebookColumn[], learnerIds: string[]) {
  const grades = await db().grade.findMany({
    where: { quizId: { in: columns.map(({ quizId }) => quizId) }, learnerId: { in: learnerIds } },
    select: {
      quizId: true,
      learnerId: true,
      scoreRatio: true,
      manualRatio: true,
      isExcused: true,
      note: true,
    },
  })
  const ids = new Map(columns.map(({ id, quizId }) => [quizId, id]))
  const cells = new Map<string, Record<string, GradebookCell>>()
  for (const { quizId, learnerId, scoreRatio, manualRatio, isExcused, note } of grades) {
    const own = cells.get(learnerId) ?? {}
    own[ids.get(quizId) ?? ''] = {
      ratio: manualRatio ?? scoreRatio,
      isManual: manualRatio !== null,
      isExcused,
      hasNote: note !== null,
    }
    cells.set(learnerId, own)
  }
  for (const [id, kept] of await readKeptCells(columns, learnerIds)) cells.set(id, kept)
  return cells
}

/** Reads the grades of deleted accounts that the class keeps. */
async function readKeptCells(columns: readonly GradebookColumn[], formerIds: string[]) {
  const grades = await db().formerGrade.findMany({
    where: { formerStudentId: { in: formerIds }, quizId: { in: columns.map(({ quizId }) => quizId) } },
    select: { formerStudentId: true, quizId: true, ratio: true },
  })
  const ids = new Map(columns.map(({ id, quizId }) => [quizId, id]))
  const cells = new Map<string, Record<string, GradebookCell>>()
  for (const { formerStudentId, quizId, ratio } of grades) {
    const own = cells.get(formerStudentId) ?? {}
    own[ids.get(quizId) ?? ''] = { ratio, isManual: false, isExcused: false, hasNote: false }
    cells.set(formerStudentId, own)
  }
  return cells
}
