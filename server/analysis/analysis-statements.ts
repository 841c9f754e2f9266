import { z } from 'zod'
import { TriesSchema } from '@/domain/attempts/tries'
import { PERSON_GRADED_TYPES } from '@/domain/items/types/person-graded-types'
import { Prisma } from '@/generated/prisma/client'
import { shareOfPoints } from '@/server/grading/share-statements'
import { db } from '@/server/platform/db'
import type { Which } from './read-scores'

/** The statements that read the counted attempts at a quiz. Prisma's API can't select the attempt of each student that counts in the same statement. */

const SHARE = shareOfPoints(Prisma.sql`attempt."rules"`)

/** Selects the counted attempts at a quiz, including those of former students. */
function countedAttempts(quizId: string, which: Which): Prisma.Sql {
  const graded = Prisma.sql`FROM "Attempt" WHERE "quizId" = ${quizId} AND "state" = 'GRADED'`
  if (which === 'all') return Prisma.sql`SELECT "id" ${graded}`
  const order = {
    first: Prisma.sql`"number" ASC`,
    last: Prisma.sql`"number" DESC`,
    highest: Prisma.sql`"earned" / NULLIF("possible", 0) DESC NULLS LAST, "number" ASC`,
  }[which]
  return Prisma.sql`SELECT DISTINCT ON ("learnerId") "id" ${graded} ORDER BY "learnerId", ${order}`
}

const PackedSchema = z.object({
  /** The IDs of the items. */
  items: z.array(z.string()).nullable(),
  /**
   * `attempt|slot:index:earned:possible:certainty:share,…;…`, with the index of the item. The last two only if scores are certainty-based; `share` is
   * the share of the points that the answer earned, 0 to 1, unless it is worth nothing.
   */
  packed: z.string().nullable(),
})

/** Reads the scores of all counted attempt items, packed into one string, without those that only a person can grade. */
export async function readPackedScores(
  quizId: string,
  which: Which,
): Promise<z.infer<typeof PackedSchema> | undefined> {
  const rows = await db().$queryRaw`
    WITH counted AS (${countedAttempts(quizId, which)}),
    item AS (
      SELECT slot."attemptId", version."itemId", slot."earned", slot."possible", slot."slot",
        DENSE_RANK() OVER (ORDER BY version."itemId") - 1 AS "index",
        CASE WHEN attempt."rules"->>'behavior' = 'certainty' THEN COALESCE(slot."certainty", 1)::text ELSE '' END AS "certainty",
        CASE WHEN attempt."rules"->>'behavior' = 'certainty' AND slot."possible" > 0 THEN (${SHARE})::text ELSE '' END AS "share"
      FROM counted
      JOIN "Attempt" attempt ON attempt."id" = counted."id"
      JOIN "AttemptItem" slot ON slot."attemptId" = counted."id"
      JOIN "ItemVersion" version ON version."id" = slot."itemVersionId"
      JOIN "Item" question ON question."id" = version."itemId" AND question."type" <> ALL(${[...PERSON_GRADED_TYPES]})
    ), packed AS (
      SELECT "attemptId" || '|' || STRING_AGG("slot" || ':' || "index" || ':' || COALESCE("earned", 0) || ':' || "possible" || ':' || "certainty" || ':' || "share",
        ',' ORDER BY "slot") AS "line"
      FROM item GROUP BY "attemptId"
    )
    SELECT (SELECT ARRAY_AGG(DISTINCT "itemId" ORDER BY "itemId") FROM item) AS "items",
      (SELECT STRING_AGG("line", ';') FROM packed) AS "packed"`
  return z.array(PackedSchema).parse(rows)[0]
}

const AnswerSchema = z.object({
  itemId: z.string(),
  response: z.unknown(),
  isBlank: z.boolean(),
  count: z.number(),
  restCount: z.number(),
  restSum: z.number(),
  restSquares: z.number(),
})

/** Counts equal answers to each item, with the rest scores of the students who gave them. Rest scores leave out what only a person can grade. */
export async function countAnswers(quizId: string, which: Which): Promise<z.infer<typeof AnswerSchema>[]> {
  const rows = await db().$queryRaw`
    WITH counted AS (${countedAttempts(quizId, which)}),
    answer AS (
      SELECT slot."attemptId", version."itemId", slot."response", slot."status",
        CASE WHEN question."type" = ANY(${[...PERSON_GRADED_TYPES]}) THEN 0 ELSE COALESCE(slot."earned", 0) END AS "earned",
        CASE WHEN question."type" = ANY(${[...PERSON_GRADED_TYPES]}) THEN 0 ELSE slot."possible" END AS "possible"
      FROM counted
      JOIN "AttemptItem" slot ON slot."attemptId" = counted."id"
      JOIN "ItemVersion" version ON version."id" = slot."itemVersionId"
      JOIN "Item" question ON question."id" = version."itemId"
    ), item AS (
      SELECT "itemId", "response", "status",
        (SUM("earned") OVER attempt - "earned") / NULLIF(SUM("possible") OVER attempt - "possible", 0) AS "rest"
      FROM answer
      WINDOW attempt AS (PARTITION BY "attemptId")
    )
    SELECT "itemId", CASE WHEN "status" = 'UNANSWERED' THEN NULL ELSE "response" END AS "response",
      "status" = 'UNANSWERED' AS "isBlank", COUNT(*)::int AS "count", COUNT("rest")::int AS "restCount",
      COALESCE(SUM("rest"), 0) AS "restSum", COALESCE(SUM("rest" * "rest"), 0) AS "restSquares"
    FROM item GROUP BY 1, 2, 3 ORDER BY "itemId", "count" DESC`
  return z.array(AnswerSchema).parse(rows)
}

const TimesSchema = z.object({
  itemId: z.string(),
  n: z.number(),
  low: z.number(),
  median: z.number(),
  high: z.number(),
})

/** Reads the quartiles of the seconds from the previous save, or the start, to the first save of each item, without those of more than an hour. */
export async function readQuartiles(quizId: string, which: Which): Promise<z.infer<typeof TimesSchema>[]> {
  const rows = await db().$queryRaw`
    WITH counted AS (${countedAttempts(quizId, which)}),
    saved AS (
      SELECT log."attemptId", log."slot", log."receivedAt",
        LAG(log."receivedAt", 1, attempt."startedAt") OVER (PARTITION BY log."attemptId" ORDER BY log."id") AS "before",
        ROW_NUMBER() OVER (PARTITION BY log."attemptId", log."slot" ORDER BY log."id") AS "nth"
      FROM counted
      JOIN "Attempt" attempt ON attempt."id" = counted."id"
      JOIN "ResponseLog" log ON log."learnerId" = attempt."learnerId" AND log."attemptId" = attempt."id"
      WHERE NOT log."isLate"
    ), taken AS (
      SELECT version."itemId", EXTRACT(EPOCH FROM saved."receivedAt" - saved."before")::float8 AS "seconds"
      FROM saved
      JOIN "AttemptItem" slot ON slot."attemptId" = saved."attemptId" AND slot."slot" = saved."slot"
      JOIN "ItemVersion" version ON version."id" = slot."itemVersionId"
      WHERE saved."nth" = 1
    )
    SELECT "itemId", COUNT(*)::int AS "n",
      PERCENTILE_CONT(0.25) WITHIN GROUP (ORDER BY "seconds") AS "low",
      PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY "seconds") AS "median",
      PERCENTILE_CONT(0.75) WITHIN GROUP (ORDER BY "seconds") AS "high"
    FROM taken WHERE "seconds" BETWEEN 0 AND 3600 GROUP BY "itemId"`
  return z.array(TimesSchema).parse(rows)
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
      slot."tries", slot."lockedAt" IS NOT NULL AS "isLocked", attempt."rules"
    FROM counted
    JOIN "Attempt" attempt ON attempt."id" = counted."id"
    JOIN "AttemptItem" slot ON slot."attemptId" = counted."id"
    JOIN "ItemVersion" version ON version."id" = slot."itemVersionId" AND version."itemId" = ANY(${[...itemIds]})`
  return z.array(AnsweredSchema).parse(rows)
}
