import { z } from 'zod'
import { PERSON_GRADED_TYPES } from '@/domain/items/types/person-graded-types'
import { Prisma } from '@/generated/prisma/client'
import { countedLearners } from '@/server/assignments/work-statements'
import { db } from '@/server/platform/db'
import type { WaivedItem } from '@/server/regrading/waived-items'

/** What people grade says nothing about concepts and misconceptions that can be compared with a key. */
const HAS_KEY = Prisma.sql`item."type" <> ALL(${[...PERSON_GRADED_TYPES]})`

/** The statements that summarize the answers of a class. Prisma's API can't calculate or group by what they have in common. */

/** The condition that the item of `version` in `attempt` wasn't waived: the SQL of `isNotWaived` in `waived-items.ts`. */
function isNotWaived(waived: readonly WaivedItem[]): Prisma.Sql {
  return Prisma.sql`NOT EXISTS (
    SELECT 1 FROM jsonb_to_recordset(${JSON.stringify(waived)}::jsonb) AS waived("quizId" text, "itemId" text)
    WHERE waived."quizId" = attempt."quizId" AND waived."itemId" = version."itemId")`
}

/** One key for all deleted accounts, because the answers of one account in several assignments must not be combined. */
export const DELETED = 'deleted'

const CellSchema = z.object({
  /** `DELETED` for all deleted accounts together. */
  learnerId: z.string(),
  name: z.string(),
  concept: z.string().nullable(),
  share: z.number(),
  answers: z.number(),
})

/**
 * Reads each student's average share of points by concept, ignoring certainty. A student without answers has one row without a concept. Former
 * students and deleted accounts count as in the item analysis.
 */
export async function readConceptShares(
  classId: string,
  waived: readonly WaivedItem[],
): Promise<z.infer<typeof CellSchema>[]> {
  const rows = await db().$queryRaw`
    WITH counted AS (${countedLearners(classId, null)}),
    person AS (
      SELECT DISTINCT CASE WHEN person."isAnonymous" THEN ${DELETED}::text ELSE person."id" END AS "key", person."id",
        CASE WHEN person."isAnonymous" THEN 'Deleted students' ELSE COALESCE(person."name", person."email") END AS "name"
      FROM counted JOIN "User" person ON person."id" = counted."learnerId"
    ), answer AS (
      SELECT person."key", slot."concept", COUNT(*)::int AS "answers",
        AVG(LEAST(1, GREATEST(0, COALESCE(slot."earned", 0) / CASE
          WHEN attempt."rules"->>'behavior' = 'certainty' THEN COALESCE(slot."certainty", 1) ELSE slot."possible" END))) AS "share"
      FROM person
      JOIN "Attempt" attempt ON attempt."learnerId" = person."id" AND attempt."state" = 'GRADED'
      JOIN "Assignment" assignment ON assignment."quizId" = attempt."quizId" AND assignment."classId" = ${classId}
        AND assignment."removedAt" IS NULL
      JOIN "AttemptItem" slot ON slot."attemptId" = attempt."id" AND slot."possible" > 0
      JOIN "ItemVersion" version ON version."id" = slot."itemVersionId"
      JOIN "Item" item ON item."id" = version."itemId" AND ${HAS_KEY}
      WHERE ${isNotWaived(waived)}
      GROUP BY person."key", slot."concept"
    )
    SELECT DISTINCT person."key" AS "learnerId", person."name", answer."concept",
      COALESCE(answer."share", 0) AS "share", COALESCE(answer."answers", 0) AS "answers"
    FROM person LEFT JOIN answer ON answer."key" = person."key"`
  return z.array(CellSchema).parse(rows)
}

const AnswerSchema = z.object({
  itemId: z.string(),
  /** The latest version that got this answer. */
  versionId: z.string(),
  response: z.unknown(),
  count: z.number(),
})
export type CountedAnswer = z.infer<typeof AnswerSchema>

/** Counts equal answers to each item in the assignments of a class. */
export async function countClassAnswers(
  classId: string,
  waived: readonly WaivedItem[],
  { seesAssignmentOnly }: { seesAssignmentOnly: boolean },
): Promise<CountedAnswer[]> {
  const rows = await db().$queryRaw`
    SELECT version."itemId", (ARRAY_AGG(version."id" ORDER BY version."number" DESC))[1] AS "versionId", slot."response", COUNT(*)::int AS "count"
    FROM "Assignment" assignment
    JOIN "Attempt" attempt ON attempt."quizId" = assignment."quizId" AND attempt."state" = 'GRADED'
    JOIN "AttemptItem" slot ON slot."attemptId" = attempt."id" AND slot."possible" > 0
    JOIN "ItemVersion" version ON version."id" = slot."itemVersionId"
    JOIN "Item" item ON item."id" = version."itemId" AND ${HAS_KEY}
      AND (${seesAssignmentOnly} OR NOT item."isAssignmentOnly")
    WHERE assignment."classId" = ${classId} AND assignment."removedAt" IS NULL AND ${isNotWaived(waived)}
    GROUP BY version."itemId", slot."response"`
  return z.array(AnswerSchema).parse(rows)
}
