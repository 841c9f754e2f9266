import { z } from 'zod'
import { db } from '@/server/platform/db'

/** The statements that read the gradebook. Prisma's API can't calculate with the grade that counts: manual, or else from the attempts. */

const SummaryRows = z.array(
  z.object({ quizId: z.string(), meanRatio: z.number().nullable(), medianRatio: z.number().nullable() }),
)

/** Reads the mean and the median of the grades that count, 0 or more, by assignment. */
export async function summarizeGrades(classId: string): Promise<z.infer<typeof SummaryRows>> {
  const rows = await db().$queryRaw`
    SELECT grade."quizId", AVG(COALESCE(grade."manualRatio", grade."scoreRatio")) AS "meanRatio",
      PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY COALESCE(grade."manualRatio", grade."scoreRatio")) AS "medianRatio"
    FROM "Assignment" assignment
    -- Includes former students and deleted accounts, like the item analysis.
    JOIN "Grade" grade ON grade."quizId" = assignment."quizId" AND NOT grade."isExcused"
    WHERE assignment."classId" = ${classId} GROUP BY grade."quizId"`
  return SummaryRows.parse(rows)
}

/** The flags of a packed cell, added up. */
export const CELL_FLAGS = { isStored: 1, isManual: 2, isExcused: 4, hasNote: 8, isMissing: 16 } as const

const PackedRows = z.array(z.object({ id: z.string(), packed: z.string() }))

type CellStudent = { id: string; isDeleted: boolean }
type CellColumn = { quizId: string; isClosed: boolean; exceptions: readonly string[] }

/**
 * Reads the cells of students, each student's in one text, because thousands of rows would take longer than all calculations: cells in the order
 * of the columns, separated by commas; each the sum of its `CELL_FLAGS`, then the grade that counts after a colon, if there is one. Empty cells are
 * empty.
 */
export async function readPackedCells(
  students: readonly CellStudent[],
  columns: readonly CellColumn[],
): Promise<z.infer<typeof PackedRows>> {
  const people = students.map(({ id, isDeleted }) => ({ id, isDeleted }))
  const quizzes = columns.map(({ quizId, isClosed, exceptions }, index) => ({
    ...{ index, quizId, isClosed, exceptions },
  }))
  const rows = await db().$queryRaw`
    WITH person AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(people)}::jsonb) AS entry("id" text, "isDeleted" boolean)
    ), assignment AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(quizzes)}::jsonb)
        AS entry("index" int, "quizId" text, "isClosed" boolean, "exceptions" jsonb)
    ), cell AS (
      SELECT person."id", assignment."index", grade."quizId" IS NOT NULL OR kept."ratio" IS NOT NULL AS "isStored",
        grade."manualRatio" IS NOT NULL AS "isManual", COALESCE(grade."isExcused", FALSE) AS "isExcused",
        grade."note" IS NOT NULL AS "hasNote", COALESCE(grade."manualRatio", grade."scoreRatio", kept."ratio") AS "ratio",
        assignment."isClosed" <> (assignment."exceptions" @> to_jsonb(person."id")) AND NOT person."isDeleted" AS "isClosed",
        assignment."quizId"
      FROM person CROSS JOIN assignment
      LEFT JOIN "Grade" grade ON grade."quizId" = assignment."quizId" AND grade."learnerId" = person."id"
      LEFT JOIN "FormerGrade" kept ON kept."quizId" = assignment."quizId" AND kept."formerStudentId" = person."id"
    )
    SELECT "id", STRING_AGG(
      CASE
        WHEN "isStored" AND ("ratio" IS NOT NULL OR "isExcused" OR NOT "isClosed") THEN
          CONCAT(1 + "isManual"::int * 2 + "isExcused"::int * 4 + "hasNote"::int * 8, ':' || "ratio"::text)
        WHEN NOT "isClosed" THEN ''
        -- With submitted answers that only a person can grade, it isn't missing work.
        WHEN EXISTS (
          SELECT FROM "Attempt" attempt
          JOIN "AttemptItem" item ON item."attemptId" = attempt."id" AND item."status" = 'ANSWERED'
          WHERE attempt."quizId" = cell."quizId" AND attempt."learnerId" = cell."id" AND attempt."state" = 'GRADED')
          THEN CASE WHEN "isStored" THEN (1 + "hasNote"::int * 8)::text ELSE '' END
        ELSE (16 + "isStored"::int + "hasNote"::int * 8)::text
      END, ',' ORDER BY "index") AS "packed"
    FROM cell GROUP BY "id"`
  return PackedRows.parse(rows)
}
