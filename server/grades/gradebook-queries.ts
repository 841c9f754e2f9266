import 'server-only'
import { z } from 'zod'
import { idText } from '@/contract/schemas/shared-fields'
import { type ClassTotal, calculateTotal } from '@/domain/grades/calculate-total'
import { type GradeScale, gradeOnScale, isPassing } from '@/domain/grades/grade-scale'
import { readStoredScale } from '@/domain/grades/stored-scale'
import { meetsThreshold } from '@/domain/grading/meets-threshold'
import { mean, quantile } from '@/domain/statistics/moments'
import { matchesSearch } from '@/domain/text/fold-for-search'
import { TEXT_LIMITS } from '@/domain/text/text-limits'
import { db, type Tx } from '@/server/platform/db'
import type { GradebookColumn } from './gradebook-columns'
import { type GradebookStudent, listGradebookStudents, listGroupMembers } from './gradebook-students'
import { readCells, type StoredCell } from './read-cells'

/** What `only` compares totals with, in percent, unless the search says otherwise. */
const BELOW = 50

export const GradebookSearchSchema = z.object({
  /** `name`, `total`, or the ID of an assignment. */
  sort: idText.catch('name').default('name'),
  order: z.enum(['up', 'down']).catch('up').default('up'),
  /** Part of a name or email. */
  name: z.string().trim().max(TEXT_LIMITS.search).catch('').default(''),
  group: idText.catch('').default(''),
  /** Students with a missing submission to a closed assignment, a late attempt, an excused grade, or a total below `below`. */
  only: z.enum(['', 'missing', 'late', 'excused', 'below']).catch('').default(''),
  /** In percent. */
  below: z.coerce.number().min(0).max(200).catch(BELOW).default(BELOW),
  /** Whether assignments that were not submitted before they closed count as 0. */
  zeros: z.enum(['yes', 'no']).catch('yes').default('yes'),
  left: z.enum(['', 'yes']).catch('').default(''),
  offset: z.coerce.number().int().min(0).max(1_000_000).catch(0).default(0),
})
export type GradebookSearch = z.infer<typeof GradebookSearchSchema>

type GradebookCell = {
  /** The grade that counts: manual, or from the attempts; null if none. */
  ratio: number | null
  isManual: boolean
  isExcused: boolean
  hasNote: boolean
  /** Whether an attempt was submitted late. */
  isLate: boolean
}

type GradebookRow = GradebookStudent & {
  /** 0 or more; null if nothing counts yet. */
  totalRatio: number | null
  /** The total on the scale of the class; null without a scale or a total. */
  letter: string | null
  isPassing: boolean | null
  /** The assignments that have closed for this student without a grade. */
  missing: string[]
  /** The assignments whose grades are dropped. */
  dropped: string[]
  /** By assignment ID; contains only assignments with an entry. */
  cells: Record<string, GradebookCell>
}

export type GradebookRows = {
  rows: GradebookRow[]
  /** The number of matching students on all pages. */
  total: number
  hasMore: boolean
  /** The mean and the median of the current students' totals, whatever the filter; null without any. */
  totalMeanRatio: number | null
  totalMedianRatio: number | null
}

export const GRADEBOOK_PAGE = 50

type Calculated = {
  student: GradebookStudent
  cells: readonly (StoredCell | undefined)[]
  total: ClassTotal
}

/**
 * Reads a page of the gradebook, sorted and filtered, with a fixed number of statements. `calculateTotal` explains the totals. Closed assignments
 * without a grade count as 0 unless `zeros` is `no`.
 * @param take how many rows; null for all
 * @param student reads only this student; null for all
 */
export async function listGradebookRows(
  classId: string,
  columns: readonly GradebookColumn[],
  search: GradebookSearch,
  { take = GRADEBOOK_PAGE, student = null }: { take?: number | null; student?: string | null } = {},
): Promise<GradebookRows> {
  const [students, scale] = await Promise.all([
    listGradebookStudents(classId, { withFormer: search.left === 'yes', only: student }),
    getGradeScale(classId),
  ])
  const cells = await readCells(students, columns)
  const options = { countsMissing: search.zeros === 'yes' }
  const all = students.map((row) => {
    const own = cells.get(row.id) ?? []
    return { student: row, cells: own, total: calculateTotal(columns, own, options) }
  })
  const found = sorted(await filtered(all, { classId, columns, search }), columns, search)
  const page = take === null ? found.slice(search.offset) : found.slice(search.offset, search.offset + take)
  const late = await listLate(
    columns,
    page.map(({ student }) => student.id),
  )
  const totals = all.flatMap(({ student: { hasLeft, isDeleted }, total: { ratio } }) =>
    hasLeft || isDeleted || ratio === null ? [] : [ratio],
  )
  return {
    rows: page.map((entry) => toRow(entry, { columns, scale, late })),
    total: found.length,
    hasMore: found.length > search.offset + page.length,
    totalMeanRatio: mean(totals),
    totalMedianRatio: quantile(totals, 0.5),
  }
}

/** Reads the scale of a class. */
export async function getGradeScale(classId: string, client: Tx = db()): Promise<GradeScale> {
  const row = await client.class.findUnique({ where: { id: classId }, select: { gradeScale: true } })
  return readStoredScale(row?.gradeScale)
}

type Filtering = { classId: string; columns: readonly GradebookColumn[]; search: GradebookSearch }

async function filtered(
  all: readonly Calculated[],
  { classId, columns, search }: Filtering,
): Promise<Calculated[]> {
  const members = search.group === '' ? null : await listGroupMembers(classId, search.group)
  const late = search.only === 'late' ? await listLate(columns, null) : null
  return all.filter(
    ({ student, cells, total }) =>
      (members === null || members.has(student.id)) &&
      matchesSearch(`${student.name}\n${student.email}`, search.name) &&
      matchesOnly(search, { cells, ratio: total.ratio, isLate: late?.has(student.id) ?? false }),
  )
}

type Facts = Pick<Calculated, 'cells'> & { ratio: number | null; isLate: boolean }

function matchesOnly({ only, below }: GradebookSearch, { cells, ratio, isLate }: Facts): boolean {
  switch (only) {
    case 'missing':
      return cells.some((cell) => cell?.isMissing)
    case 'excused':
      return cells.some((cell) => cell?.isExcused)
    case 'late':
      return isLate
    case 'below':
      return ratio !== null && !meetsThreshold(ratio * 100, below)
    case '':
      return true
  }
}

/** Students without a value come last in both directions; equal values stay sorted by name. */
function sorted(
  entries: Calculated[],
  columns: readonly GradebookColumn[],
  { sort, order }: GradebookSearch,
): Calculated[] {
  if (sort === 'name') return order === 'up' ? entries : entries.toReversed()
  const index = columns.findIndex(({ id }) => id === sort)
  const ratioOf = ({ cells, total }: Calculated) =>
    sort === 'total' ? total.ratio : (cells[index]?.ratio ?? null)
  const way = order === 'up' ? 1 : -1
  return entries.toSorted((a, b) => {
    const [one, other] = [ratioOf(a), ratioOf(b)]
    if (one === null || other === null) return Number(one === null) - Number(other === null)
    return (one - other) * way
  })
}

/**
 * Lists late attempts: the quizzes by learner.
 * @param learnerIds limits it to these learners; null for all
 */
async function listLate(
  columns: readonly GradebookColumn[],
  learnerIds: readonly string[] | null,
): Promise<Map<string, Set<string>>> {
  const attempts = await db().attempt.findMany({
    where: {
      ...{ quizId: { in: columns.map(({ quizId }) => quizId) }, isLate: true },
      ...(learnerIds !== null && { learnerId: { in: [...learnerIds] } }),
    },
    select: { quizId: true, learnerId: true },
  })
  const late = new Map<string, Set<string>>()
  for (const { quizId, learnerId } of attempts)
    late.set(learnerId, (late.get(learnerId) ?? new Set()).add(quizId ?? ''))
  return late
}

type Shown = {
  columns: readonly GradebookColumn[]
  scale: GradeScale
  late: ReadonlyMap<string, ReadonlySet<string>>
}

function toRow({ student, cells, total }: Calculated, { columns, scale, late }: Shown): GradebookRow {
  const idsOf = (isOne: (index: number) => boolean) =>
    columns.flatMap(({ id }, index) => (isOne(index) ? [id] : []))
  const entries = columns.flatMap(({ id, quizId }, index) => {
    const cell = cells[index]
    const isLate = late.get(student.id)?.has(quizId) ?? false
    if (!cell?.isStored && !isLate) return []
    const { ratio = null, isManual = false, isExcused = false, hasNote = false } = cell ?? {}
    return [[id, { ratio, isManual, isExcused, hasNote, isLate }] as const]
  })
  return {
    ...student,
    totalRatio: total.ratio,
    letter: gradeOnScale(scale, total.ratio),
    isPassing: isPassing(scale, total.ratio),
    missing: idsOf((index) => cells[index]?.isMissing ?? false),
    dropped: idsOf((index) => total.uses[index] === 'dropped'),
    cells: Object.fromEntries(entries),
  }
}
