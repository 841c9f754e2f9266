import type { Counting } from '@/domain/attempts/rules'
import { Prisma } from '@/generated/prisma/client'
import type { Tx } from '@/server/platform/db'

/**
 * Brings the marks of an assignment to what its graded attempts say: one statement, however many there are. What was set by hand stays.
 * The same as `countingScore` of the domain, over rows. Nothing happens where the quiz is nobody's assignment.
 * @param learnerIds of these alone; everybody's where it is left out
 */
export async function refreshMarks(
  tx: Tx,
  quizId: string,
  counting: Counting,
  learnerIds?: readonly string[],
): Promise<void> {
  const ofThese = learnerIds ? Prisma.sql`AND attempt."learnerId" = ANY(${[...learnerIds]})` : Prisma.empty
  await tx.$executeRaw`
    INSERT INTO "Mark" ("quizId", "learnerId", "scoreRatio", "attempts", "updatedAt")
    SELECT attempt."quizId", attempt."learnerId", CASE ${counting}::text
        WHEN 'highest' THEN MAX(attempt."earned" / attempt."possible") FILTER (WHERE attempt."isCounted")
        WHEN 'average' THEN AVG(attempt."earned" / attempt."possible") FILTER (WHERE attempt."isCounted")
        WHEN 'first' THEN (ARRAY_AGG(attempt."earned" / attempt."possible" ORDER BY attempt."number") FILTER (WHERE attempt."isCounted"))[1]
        ELSE (ARRAY_AGG(attempt."earned" / attempt."possible" ORDER BY attempt."number" DESC) FILTER (WHERE attempt."isCounted"))[1]
      END, COUNT(*) FILTER (WHERE attempt."isCounted"), CURRENT_TIMESTAMP
    FROM (
      SELECT "quizId", "learnerId", "number", "earned", NULLIF("possible", 0) AS "possible",
        "state" = 'GRADED' AND "possible" > 0 AS "isCounted"
      FROM "Attempt"
    ) attempt
    JOIN "Assignment" assignment ON assignment."quizId" = attempt."quizId"
    WHERE attempt."quizId" = ${quizId} ${ofThese}
    GROUP BY attempt."quizId", attempt."learnerId"
    ON CONFLICT ("quizId", "learnerId") DO UPDATE SET
      "scoreRatio" = EXCLUDED."scoreRatio", "attempts" = EXCLUDED."attempts", "updatedAt" = EXCLUDED."updatedAt"`
}
