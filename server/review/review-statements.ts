import { z } from 'zod'
import { db, type Tx } from '@/server/platform/db'
import type { StoredCard } from './stored-card'

/** The statements that write review data, and two reads. */

/** Writes the scheduler's state of cards. Prisma's API needs one statement for each card, because each gets different values. */
export async function updateCards(tx: Tx, cards: readonly StoredCard[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE "ReviewCard" card
    SET "state" = made."state", "dueAt" = made."dueAt", "stability" = made."stability", "difficulty" = made."difficulty",
      "scheduledDays" = made."scheduledDays", "learningSteps" = made."learningSteps", "reps" = made."reps",
      "lapses" = made."lapses", "lastReviewAt" = made."lastReviewAt", "dayShift" = made."dayShift",
      "highConfidenceError" = made."highConfidenceError", "memoryAnswers" = made."memoryAnswers", "memoryCorrect" = made."memoryCorrect",
      "memoryAt" = made."memoryAt", "memoryDay" = made."memoryDay", "recentItems" = ARRAY(SELECT jsonb_array_elements_text(made."recentItems"))
    FROM jsonb_to_recordset(${JSON.stringify(cards)}::jsonb) AS made("id" text, "state" int, "dueAt" timestamp, "stability" float8,
      "difficulty" float8, "scheduledDays" float8, "learningSteps" int, "reps" int, "lapses" int, "lastReviewAt" timestamp,
      "dayShift" int, "recentItems" jsonb, "highConfidenceError" boolean, "memoryAnswers" int, "memoryCorrect" boolean,
      "memoryAt" timestamp, "memoryDay" text)
    WHERE card."id" = made."id"`
}

const PaceSchema = z.object({ itemType: z.string(), medianMs: z.number(), answers: z.number() })

/** Reads the learner's median time for each item type, from the last 200 timed answers. Prisma's API has no medians. */
export async function readPaces(
  tx: Tx,
  learnerId: string,
  itemTypes: readonly string[],
): Promise<z.infer<typeof PaceSchema>[]> {
  const rows = await tx.$queryRaw`
    SELECT wanted."itemType", COUNT(own."durationMs")::int AS "answers",
      COALESCE(percentile_cont(0.5) WITHIN GROUP (ORDER BY own."durationMs"), 0)::float8 AS "medianMs"
    FROM unnest(${[...itemTypes]}::text[]) AS wanted("itemType")
    LEFT JOIN LATERAL (
      SELECT "durationMs" FROM "ReviewLog"
      WHERE "learnerId" = ${learnerId} AND "itemType" = wanted."itemType" AND "durationMs" IS NOT NULL AND "amendsId" IS NULL
      ORDER BY "reviewedAt" DESC LIMIT 200
    ) own ON TRUE
    GROUP BY wanted."itemType"`
  return z.array(PaceSchema).parse(rows)
}

type DaySums = { day: string; answers: number; correct: number; newCards: number; durationMs: number }

/** Adds to the totals of study days. Prisma's API needs one upsert for each day. */
export async function addToStudyDays(tx: Tx, learnerId: string, sums: readonly DaySums[]): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "StudyDay" AS own ("learnerId", "day", "answers", "correct", "newCards", "durationMs")
    SELECT ${learnerId}, made.* FROM jsonb_to_recordset(${JSON.stringify(sums)}::jsonb)
      AS made("day" text, "answers" int, "correct" int, "newCards" int, "durationMs" int)
    ON CONFLICT ("learnerId", "day") DO UPDATE SET
      "answers" = own."answers" + EXCLUDED."answers", "correct" = own."correct" + EXCLUDED."correct",
      "newCards" = own."newCards" + EXCLUDED."newCards", "durationMs" = own."durationMs" + EXCLUDED."durationMs"`
}

/** Adds a guest's study days to those of the account. Prisma's API would have to read them first. */
export async function mergeStudyDays(tx: Tx, guestId: string, userId: string): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "StudyDay" AS own ("learnerId", "day", "answers", "correct", "newCards", "durationMs")
    SELECT ${userId}, "day", "answers", "correct", "newCards", "durationMs" FROM "StudyDay" WHERE "learnerId" = ${guestId}
    ON CONFLICT ("learnerId", "day") DO UPDATE SET
      "answers" = own."answers" + EXCLUDED."answers", "correct" = own."correct" + EXCLUDED."correct",
      "newCards" = own."newCards" + EXCLUDED."newCards", "durationMs" = own."durationMs" + EXCLUDED."durationMs"`
}

/** Moves a guest's study settings to the account, unless it has its own. Prisma's API would have to look for those first. */
export async function moveReviewSettings(tx: Tx, guestId: string, userId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE "ReviewSettings" SET "learnerId" = ${userId}
    WHERE "learnerId" = ${guestId} AND NOT EXISTS (SELECT 1 FROM "ReviewSettings" own WHERE own."learnerId" = ${userId})`
}

/** Moves a guest's comparisons to the account, without those that it has. Prisma's API would have to look for those first. */
export async function moveContrastDrills(tx: Tx, guestId: string, userId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE "ContrastDrill" guest SET "learnerId" = ${userId}
    WHERE "learnerId" = ${guestId} AND NOT EXISTS (SELECT 1 FROM "ContrastDrill" own
      WHERE own."learnerId" = ${userId} AND own."courseSlug" = guest."courseSlug" AND own."pair" = guest."pair")`
}

/** Stores a time zone if the learner has none, with the new-card window. The update of Prisma's upsert can't depend on the stored row. */
export async function storeTimeZone(
  learnerId: string,
  { timeZone, newFrom, newUntil }: { timeZone: string; newFrom: Date | null; newUntil: Date | null },
): Promise<void> {
  await db().$executeRaw`
    INSERT INTO "ReviewSettings" AS own ("learnerId", "timeZone", "newFrom", "newUntil") VALUES (${learnerId}, ${timeZone}, ${newFrom}, ${newUntil})
    ON CONFLICT ("learnerId") DO UPDATE SET "timeZone" = EXCLUDED."timeZone", "newFrom" = EXCLUDED."newFrom", "newUntil" = EXCLUDED."newUntil"
    WHERE own."timeZone" IS NULL`
}

const OriginRows = z.array(z.object({ slug: z.string() }))

/** Lists the course questions that these questions were copied from, also across several classes. Prisma's API has no recursive queries. */
export async function listOrigins(slugs: readonly string[]): Promise<string[]> {
  const rows = await db().$queryRaw`
    WITH RECURSIVE line AS (
      SELECT "slug", "classId", "originVersionId" FROM "Item" WHERE "slug" = ANY(${[...slugs]}) AND "classId" IS NOT NULL
      UNION
      SELECT origin."slug", origin."classId", origin."originVersionId" FROM line
      JOIN "ItemVersion" version ON version."id" = line."originVersionId"
      JOIN "Item" origin ON origin."id" = version."itemId"
    )
    SELECT "slug" FROM line WHERE "classId" IS NULL`
  return OriginRows.parse(rows).map(({ slug }) => slug)
}
