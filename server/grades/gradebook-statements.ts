import { z } from 'zod'
import { Prisma } from '@/generated/prisma/client'
import { db } from '@/server/platform/db'
import type { GradebookColumn, GradebookSearch } from './gradebook-queries'

/** The statements that calculate the gradebook. Prisma's API can't calculate with the grade that counts: manual, or else from the attempts. */

const MeanRows = z.array(z.object({ quizId: z.string(), meanRatio: z.number().nullable() }))

/** Reads the mean of the grades that count, 0 to 1, by assignment. */
export async function readMeanGrades(classId: string): Promise<z.infer<typeof MeanRows>> {
  const rows = await db().$queryRaw`
    SELECT grade."quizId", AVG(COALESCE(grade."manualRatio", grade."scoreRatio")) AS "meanRatio"
    FROM "Assignment" assignment
    -- Includes former students and deleted accounts, like the item analysis.
    JOIN "Grade" grade ON grade."quizId" = assignment."quizId" AND NOT grade."isExcused"
    WHERE assignment."classId" = ${classId} GROUP BY grade."quizId"`
  return MeanRows.parse(rows)
}

const TotalSchema = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  hasLeft: z.boolean(),
  /** Whether the account was deleted. The class can keep the name and grades, but the row has no account. */
  isDeleted: z.boolean(),
  /** The share of the points that count, 0 to 1; null if nothing counts yet. */
  totalRatio: z.number().nullable(),
  /** The assignments that have closed for this student without a grade. */
  missing: z.array(z.string()),
  /** The number of matching students on all pages. */
  fitting: z.number(),
})
export type TotalRow = z.infer<typeof TotalSchema>

export type ListedStudent = Pick<TotalRow, 'id' | 'name' | 'email' | 'hasLeft' | 'isDeleted'> & {
  position: number
}

/**
 * Lists students with their totals: Σ points earned / Σ points possible of what counts. Sorts and filters by them.
 * @param take how many rows; null for all. Returns one more if there are more
 */
export async function listTotals(
  students: readonly ListedStudent[],
  columns: readonly GradebookColumn[],
  search: GradebookSearch,
  take: number | null,
): Promise<TotalRow[]> {
  const rows = await db().$queryRaw`
    WITH person AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(students)}::jsonb)
        AS entry("id" text, "name" text, "email" text, "hasLeft" boolean, "isDeleted" boolean, "position" int)
    ), assignment AS (
      SELECT "id", "quizId", "points", "isClosed", "exceptions" FROM jsonb_to_recordset(${JSON.stringify(columns)}::jsonb)
        AS entry("id" text, "quizId" text, "points" float8, "isClosed" boolean, "exceptions" jsonb)
    ), cell AS (
      SELECT person."id" AS "personId", assignment."id" AS "assignmentId", assignment."points",
        COALESCE(grade."isExcused", FALSE) AS "isExcused",
        assignment."isClosed" <> (assignment."exceptions" @> to_jsonb(person."id")) AND NOT person."isDeleted"
          AND NOT ${isWaiting} AS "isClosed",
        COALESCE(grade."manualRatio", grade."scoreRatio", kept."ratio") AS "ratio"
      FROM person CROSS JOIN assignment
      LEFT JOIN "Grade" grade ON grade."quizId" = assignment."quizId" AND grade."learnerId" = person."id"
      LEFT JOIN "FormerGrade" kept ON kept."quizId" = assignment."quizId" AND kept."formerStudentId" = person."id"
    ), total AS (
      SELECT "personId",
        SUM("points" * COALESCE("ratio", 0)) FILTER (WHERE ${counts(search)})
          / NULLIF(SUM("points") FILTER (WHERE ${counts(search)}), 0) AS "totalRatio",
        MAX("ratio") FILTER (WHERE "assignmentId" = ${search.sort}) AS "sortRatio",
        ARRAY_AGG("assignmentId") FILTER (WHERE "isClosed" AND "ratio" IS NULL AND NOT "isExcused") AS "missing"
      FROM cell GROUP BY "personId"
    )
    SELECT person."id", person."name", person."email", person."hasLeft", person."isDeleted", total."totalRatio",
      COALESCE(total."missing", '{}') AS "missing", (COUNT(*) OVER ())::int AS "fitting"
    FROM person LEFT JOIN total ON total."personId" = person."id"
    WHERE ${onlyThose(search)}
    ORDER BY ${orderOf(search)} LIMIT ${take === null ? null : take + 1} OFFSET ${search.offset}`
  return z.array(TotalSchema).parse(rows)
}

/** Whether the student submitted answers that only a person can grade. Without a grade, they aren't missing work. */
const isWaiting = Prisma.sql`
  (grade."scoreRatio" IS NULL AND EXISTS (
    SELECT FROM "Attempt" attempt
    JOIN "AttemptItem" item ON item."attemptId" = attempt."id" AND item."status" = 'ANSWERED'
    WHERE attempt."quizId" = assignment."quizId" AND attempt."learnerId" = person."id" AND attempt."state" = 'GRADED'))`

/** The condition on cells that count in a total. */
function counts({ zeros }: GradebookSearch): Prisma.Sql {
  return zeros === 'yes'
    ? Prisma.sql`NOT "isExcused" AND ("ratio" IS NOT NULL OR "isClosed")`
    : Prisma.sql`NOT "isExcused" AND "ratio" IS NOT NULL`
}

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
