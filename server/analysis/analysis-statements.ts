import { z } from 'zod'
import { TriesSchema } from '@/domain/attempts/tries'
import { PERSON_GRADED_TYPES } from '@/domain/items/types/person-graded-types'
import { Prisma } from '@/generated/prisma/client'
import { shareOfPoints } from '@/server/grading/share-statements'
import { db } from '@/server/platform/db'
import type { Which } from './read-scores'

/** The statements that read the counted attempts at a quiz. Prisma's API can't select the attempt of each student that counts in the same statement. */

/** Selects the counted attempts at a quiz, including those of former students. */
function countedAttempts(quizId: string, which: Which): Prisma.Sql {
  const graded = Prisma.sql`FROM "Attempt" WHERE "quizId" = ${quizId} AND "state" = 'GRADED'`
  const columns = Prisma.sql`"id", "learnerId", "startedAt", "rules"`
  if (which === 'all') return Prisma.sql`SELECT ${columns} ${graded}`
  const order = {
    first: Prisma.sql`"number" ASC`,
    last: Prisma.sql`"number" DESC`,
    highest: Prisma.sql`"earned" / NULLIF("possible", 0) DESC NULLS LAST, "number" ASC`,
  }[which]
  return Prisma.sql`SELECT DISTINCT ON ("learnerId") ${columns} ${graded} ORDER BY "learnerId", ${order}`
}

/**
 * Selects the counted attempts with a number, from 0, in the order of their IDs: numbers pack much shorter than IDs. `rules` is null unless scores
 * are certainty-based.
 */
function numberedAttempts(quizId: string, which: Which): Prisma.Sql {
  return Prisma.sql`
    SELECT "id", "learnerId", "startedAt", ROW_NUMBER() OVER (ORDER BY "id") - 1 AS "number",
      CASE WHEN "rules"->>'behavior' = 'certainty' THEN "rules" END AS "rules"
    FROM (${countedAttempts(quizId, which)}) counted`
}

const SHARE = shareOfPoints(Prisma.sql`attempt."rules"`)

const PackedSchema = z.object({
  /** The IDs of the counted attempts by their numbers, separated by commas; null if there are none. */
  attempts: z.string().nullable(),
  packed: z.string().nullable(),
})
export type Packed = z.infer<typeof PackedSchema>

/**
 * Reads the answers and scores of all counted attempts with one scan, packed into one text by the database. Attempts with the same answer and
 * score at the same slot share a line:
 *
 *     item ID|attempt number,…|slot:earned:possible:certainty:share|response
 *
 * `certainty` and `share` are left out unless scores are certainty-based; `share` is the share of the points that the answer earned, 0 to 1,
 * empty if it is worth nothing. For items that only a person can grade, everything after the slot is left out, and the response is `null`. The
 * response is JSON, or empty if the item is unanswered.
 */
export async function readPackedAnswers(quizId: string, which: Which): Promise<Packed | undefined> {
  const isUnanswered = Prisma.sql`slot."status" = 'UNANSWERED'`
  // The planner assumes few different texts behind OFFSET 0. It then groups them by hash, which takes half the time of sorting all rows.
  const rows = await db().$queryRaw`
    WITH attempt AS MATERIALIZED (${numberedAttempts(quizId, which)}),
    line AS (
      SELECT "itemVersionId", "answer", STRING_AGG("number"::text, ',') AS "numbers"
      FROM (
        SELECT slot."itemVersionId", attempt."number", slot."slot" || CASE
          WHEN slot."itemVersionId" IN (
            SELECT version."id" FROM "ItemVersion" version JOIN "Item" question ON question."id" = version."itemId"
            WHERE question."type" = ANY(${[...PERSON_GRADED_TYPES]}))
          THEN CASE WHEN ${isUnanswered} THEN '|' ELSE '|null' END
          ELSE ':' || COALESCE(slot."earned", 0) || ':' || slot."possible"
            || CASE WHEN attempt."rules" IS NULL THEN '' ELSE ':' || COALESCE(slot."certainty", 1) || ':'
              || CASE WHEN slot."possible" > 0 THEN (${SHARE})::text ELSE '' END END
            || CASE WHEN ${isUnanswered} THEN '|' ELSE '|' || COALESCE(slot."response"::text, 'null') END
          END AS "answer"
        FROM attempt JOIN "AttemptItem" slot ON slot."attemptId" = attempt."id"
        OFFSET 0
      ) answered
      GROUP BY 1, 2
    )
    SELECT (SELECT STRING_AGG("id", ',' ORDER BY "number") FROM attempt) AS "attempts",
      (SELECT STRING_AGG(version."itemId" || '|' || line."numbers" || '|' || line."answer", E'\n')
      FROM line JOIN "ItemVersion" version ON version."id" = line."itemVersionId") AS "packed"`
  return z.array(PackedSchema).parse(rows)[0]
}

/** Reads the saves of all counted attempts in order, without late ones: `attempt number:slot:milliseconds since the start,…`. */
export async function readPackedSaves(quizId: string, which: Which): Promise<Packed | undefined> {
  const rows = await db().$queryRaw`
    WITH attempt AS MATERIALIZED (${numberedAttempts(quizId, which)})
    SELECT (SELECT STRING_AGG("id", ',' ORDER BY "number") FROM attempt) AS "attempts",
      (SELECT STRING_AGG(attempt."number" || ':' || log."slot" || ':' || (DATE_PART('epoch', log."receivedAt" - attempt."startedAt") * 1000)::bigint,
        ',' ORDER BY log."id")
      FROM attempt
      JOIN "ResponseLog" log ON log."learnerId" = attempt."learnerId" AND log."attemptId" = attempt."id"
      WHERE NOT log."isLate") AS "packed"`
  return z.array(PackedSchema).parse(rows)[0]
}

const AnsweredSchema = z.object({
  attemptId: z.string(),
  slot: z.number(),
  itemId: z.string(),
  itemVersionId: z.string(),
  response: z.unknown(),
  certainty: z.number().nullable(),
  tries: TriesSchema,
  isLocked: z.boolean(),
  rules: z.unknown(),
})

/** Reads the answers to some items. */
export async function readAnswered(
  quizId: string,
  which: Which,
  itemIds: readonly string[],
): Promise<z.infer<typeof AnsweredSchema>[]> {
  const rows = await db().$queryRaw`
    WITH counted AS (${countedAttempts(quizId, which)})
    SELECT slot."attemptId", slot."slot", version."itemId", slot."itemVersionId", slot."response", slot."certainty",
      slot."tries", slot."lockedAt" IS NOT NULL AS "isLocked", counted."rules"
    FROM counted
    JOIN "AttemptItem" slot ON slot."attemptId" = counted."id"
    JOIN "ItemVersion" version ON version."id" = slot."itemVersionId" AND version."itemId" = ANY(${[...itemIds]})`
  return z.array(AnsweredSchema).parse(rows)
}
