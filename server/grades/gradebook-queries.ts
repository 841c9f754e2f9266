import 'server-only'
import { z } from 'zod'
import { idText } from '@/contract/schemas/shared-fields'
import { sortByText } from '@/domain/text/collation'
import { matchesSearch } from '@/domain/text/fold-for-search'
import { TEXT_LIMITS } from '@/domain/text/text-limits'
import { Prisma } from '@/generated/prisma/client'
import { readerCollator } from '@/server/http/reader-collator'
import { db } from '@/server/platform/db'
import { listOwnClosings } from '@/server/quizzes/own-closings'
import { QUIZ_COLUMNS, toQuiz } from '@/server/quizzes/quiz-rules'

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

type GradebookRow = {
  id: string
  name: string
  email: string
  hasLeft: boolean
  /** Whether the account was deleted. The class can keep the name and grades, but the row has no account. */
  isDeleted: boolean
  /** The share of the points that count, 0 to 1; null if nothing counts yet. */
  totalRatio: number | null
  /** The assignments that have closed for this student without a grade. */
  missing: string[]
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
    db().$queryRaw<{ quizId: string; meanRatio: number | null }[]>`
      SELECT grade."quizId", AVG(COALESCE(grade."manualRatio", grade."scoreRatio")) AS "meanRatio"
      FROM "Assignment" assignment
      -- Includes former students and deleted accounts, like the item analysis.
      JOIN "Grade" grade ON grade."quizId" = assignment."quizId" AND NOT grade."isExcused"
      WHERE assignment."classId" = ${classId} GROUP BY grade."quizId"`,
  ])
  const byQuiz = new Map(means.map(({ quizId, meanRatio }) => [quizId, meanRatio]))
  const quizzes = rows.map(({ quiz }) => toQuiz(quiz))
  const ownClosings = await listOwnClosings(classId, quizzes, now)
  return rows.map(({ quiz: stored, ...row }) => {
    const { title, rules } = toQuiz(stored)
    const isClosed = rules.closesAt !== null && rules.closesAt <= now
    const exceptions = ownClosings.get(row.quizId) ?? []
    return { ...row, title, isClosed, exceptions, meanRatio: byQuiz.get(row.quizId) ?? null }
  })
}

/**
 * Reads a page of the gradebook: sorted, filtered, and summed by the database, which gets the students in the order of their names. A total is
 * Σ points earned / Σ points possible of what counts. Excused assignments don't count. Closed assignments without a grade count as 0 unless `zeros` is `no`.
 * @param take how many rows; null for all
 */
export async function listGradebookRows(
  classId: string,
  columns: readonly GradebookColumn[],
  search: GradebookSearch,
  take: number | null = GRADEBOOK_PAGE,
): Promise<GradebookRows> {
  const found = await db().$queryRaw<(TotalRow & { fitting: number })[]>`
    WITH person AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(await listStudents(classId, search))}::jsonb)
        AS entry("id" text, "name" text, "email" text, "hasLeft" boolean, "isDeleted" boolean, "position" int)
    ), assignment AS (
      SELECT "id", "quizId", "points", "isClosed", "exceptions" FROM jsonb_to_recordset(${JSON.stringify(columns)}::jsonb)
        AS entry("id" text, "quizId" text, "points" float8, "isClosed" boolean, "exceptions" jsonb)
    ), cell AS (
      SELECT person."id" AS "personId", assignment."id" AS "assignmentId", assignment."points",
        COALESCE(grade."isExcused", FALSE) AS "isExcused",
        assignment."isClosed" <> (assignment."exceptions" @> to_jsonb(person."id")) AND NOT person."isDeleted" AS "isClosed",
        COALESCE(grade."manualRatio", grade."scoreRatio", kept."ratio") AS "ratio"
      FROM person CROSS JOIN assignment
      LEFT JOIN "Grade" grade ON grade."quizId" = assignment."quizId" AND grade."learnerId" = person."id"
      LEFT JOIN "FormerGrade" kept ON kept."quizId" = assignment."quizId" AND kept."formerStudentId" = person."id"
    ), total AS (
      SELECT "personId",
        SUM("points" * COALESCE("ratio", 0)) FILTER (WHERE ${COUNTS(search)})
          / NULLIF(SUM("points") FILTER (WHERE ${COUNTS(search)}), 0) AS "totalRatio",
        MAX("ratio") FILTER (WHERE "assignmentId" = ${search.sort}) AS "sortRatio",
        ARRAY_AGG("assignmentId") FILTER (WHERE "isClosed" AND "ratio" IS NULL AND NOT "isExcused") AS "missing"
      FROM cell GROUP BY "personId"
    )
    SELECT person."id", person."name", person."email", person."hasLeft", person."isDeleted", total."totalRatio",
      COALESCE(total."missing", '{}') AS "missing", (COUNT(*) OVER ())::int AS "fitting"
    FROM person LEFT JOIN total ON total."personId" = person."id"
    WHERE ${onlyThose(search)}
    ORDER BY ${orderOf(search)} LIMIT ${take === null ? null : take + 1} OFFSET ${search.offset}`
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

type TotalRow = Omit<GradebookRow, 'cells'>

/** Returns the SQL condition on cells that count in a total. */
function COUNTS({ zeros }: GradebookSearch): Prisma.Sql {
  return zeros === 'yes'
    ? Prisma.sql`NOT "isExcused" AND ("ratio" IS NOT NULL OR "isClosed")`
    : Prisma.sql`NOT "isExcused" AND "ratio" IS NOT NULL`
}

/** Lists the requested students and the rows of deleted accounts, sorted for the reader's language, because the embedded database has no language collations. */
async function listStudents(classId: string, { name, group, left }: GradebookSearch) {
  const members = await db().classMember.findMany({
    where: {
      ...{ classId, role: 'STUDENT' },
      ...(left !== 'yes' && { leftAt: null }),
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
  const deleted = group === '' ? await listDeleted(classId) : []
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

function onlyThose({ only }: GradebookSearch): Prisma.Sql {
  if (only === 'missing') return Prisma.sql`total."missing" IS NOT NULL`
  // Compares like `meetsThreshold` in decimal arithmetic: a total of 0.1 + 0.2 of 0.6 isn't below 50%.
  return only === 'below' ? Prisma.sql`total."totalRatio" < 0.5 - 1e-9` : Prisma.sql`TRUE`
}

/** Students without a value come last in both directions; equal values are sorted by name. */
function orderOf({ sort, order }: GradebookSearch): Prisma.Sql {
  const way = order === 'up' ? Prisma.sql`ASC` : Prisma.sql`DESC`
  if (sort === 'name') return Prisma.sql`person."position" ${way}`
  const by = sort === 'total' ? Prisma.sql`total."totalRatio"` : Prisma.sql`total."sortRatio"`
  return Prisma.sql`${by} ${way} NULLS LAST, person."position"`
}

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
