import { practiceRules } from '@/domain/attempts/rules'
import { Prisma } from '@/generated/prisma/client'
import type { Tx } from '@/server/platform/db'

/**
 * Recalculates the grades of an assignment from its graded attempts with one statement. Manual grades stay. The SQL counterpart of
 * `countingScore` of the domain. Reads which attempt counts from the quiz: the rules of attempts of deleted accounts can be stale. Does
 * nothing if the quiz isn't an assignment. Prisma's API would have to read the attempts, and needs one upsert for each student.
 * @param learnerIds limits it to these learners
 */
export async function updateGrades(tx: Tx, quizId: string, learnerIds?: readonly string[]): Promise<void> {
  const ofThese = learnerIds ? Prisma.sql`AND attempt."learnerId" = ANY(${[...learnerIds]})` : Prisma.empty
  await tx.$executeRaw`
    INSERT INTO "Grade" ("quizId", "learnerId", "scoreRatio", "attempts", "updatedAt")
    SELECT attempt."quizId", attempt."learnerId", CASE COALESCE(quiz."setting"->'rules'->>'counting', quiz."definition"->'rules'->>'counting', ${practiceRules.counting})
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
    JOIN "Quiz" quiz ON quiz."id" = attempt."quizId"
    WHERE attempt."quizId" = ${quizId} ${ofThese}
    GROUP BY quiz."id", attempt."quizId", attempt."learnerId"
    ON CONFLICT ("quizId", "learnerId") DO UPDATE SET
      "scoreRatio" = EXCLUDED."scoreRatio", "attempts" = EXCLUDED."attempts", "updatedAt" = EXCLUDED."updatedAt"`
}
