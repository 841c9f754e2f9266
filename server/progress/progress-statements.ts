import { z } from 'zod'
import { db } from '@/server/platform/db'

/** The statements that write and summarize what a learner read and answered. */

type Of = { learnerId: string; courseSlug: string }

const GradedAnswerSchema = z.object({
  concept: z.string(),
  itemId: z.string(),
  fraction: z.number(),
  answeredAt: z.date(),
  day: z.string(),
})

/** Lists the latest answers from memory to each concept, newest first. Prisma's API needs one statement for each concept to limit its answers. */
export async function listLatestByConcept(
  { learnerId, courseSlug }: Of,
  concepts: readonly string[],
  take: number,
): Promise<z.infer<typeof GradedAnswerSchema>[]> {
  const rows = await db().$queryRaw`
    SELECT wanted."concept", own."itemSlug" AS "itemId", own."fraction", own."reviewedAt" AS "answeredAt", own."day"
    FROM unnest(${[...concepts]}::text[]) AS wanted("concept")
    JOIN LATERAL (
      SELECT * FROM "ReviewLog" log
      WHERE log."learnerId" = ${learnerId} AND log."concept" = wanted."concept" AND log."courseSlug" = ${courseSlug}
        AND log."fromMemory" AND log."origin" <> 'check' AND log."amendsId" IS NULL
        AND NOT EXISTS (SELECT 1 FROM "ReviewLog" amend WHERE amend."amendsId" = log."id" AND amend."rating" = 0)
      ORDER BY log."reviewedAt" DESC LIMIT ${take}
    ) own ON TRUE`
  return z.array(GradedAnswerSchema).parse(rows)
}

const StatedSchema = z.object({
  /** For example `2027-03`. */
  month: z.string(),
  confidence: z.number(),
  fraction: z.number(),
  count: z.number(),
})

/**
 * Counts equal answers with a stated confidence among the latest answers, without undone ones, by month, oldest first. Prisma's API can't
 * group by a part of a column.
 */
export async function countStatedAnswers(
  { learnerId, courseSlug }: Of,
  latest: number,
): Promise<z.infer<typeof StatedSchema>[]> {
  const rows = await db().$queryRaw`
    SELECT left("day", 7) AS "month", "confidence", "fraction", COUNT(*)::int AS "count" FROM (
      SELECT "id", "confidence", "fraction", "day" FROM "ReviewLog"
      WHERE "learnerId" = ${learnerId} AND "courseSlug" = ${courseSlug} AND "amendsId" IS NULL
      ORDER BY "reviewedAt" DESC LIMIT ${latest}
    ) latest
    WHERE "confidence" IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM "ReviewLog" amend WHERE amend."amendsId" = latest."id" AND amend."rating" = 0)
    GROUP BY 1, 2, 3 ORDER BY 1`
  return z.array(StatedSchema).parse(rows)
}

const DaySchema = z.object({
  day: z.string(),
  answers: z.number(),
  correct: z.number(),
  durationMs: z.number(),
})

/** Sums up the answers to one course by study day, without undone ones. Stored study days are about all courses, and Prisma's API can't leave out undone answers. */
export async function listStudyDaysOfCourse(
  { learnerId, courseSlug }: Of,
  from: string,
): Promise<z.infer<typeof DaySchema>[]> {
  const rows = await db().$queryRaw`
    SELECT "day", COUNT(*)::int AS "answers", (COUNT(*) FILTER (WHERE round("fraction"::numeric, 9) >= 1))::int AS "correct",
      COALESCE(SUM("durationMs"), 0)::int AS "durationMs"
    FROM "ReviewLog" log
    WHERE "learnerId" = ${learnerId} AND "courseSlug" = ${courseSlug} AND "day" >= ${from} AND "amendsId" IS NULL
      AND NOT EXISTS (SELECT 1 FROM "ReviewLog" amend WHERE amend."amendsId" = log."id" AND amend."rating" = 0)
    GROUP BY "day" ORDER BY "day"`
  return z.array(DaySchema).parse(rows)
}

/** Adds finished sections to a lesson's progress. Prisma's API can't merge lists, so two devices could overwrite each other. */
export async function addFinishedSections(
  { learnerId, courseSlug, lessonSlug }: Of & { lessonSlug: string },
  { known, finished, last }: { known: readonly string[]; finished: readonly string[]; last: string | null },
): Promise<void> {
  await db().$executeRaw`
    INSERT INTO "LessonProgress" AS own
      ("learnerId", "courseSlug", "lessonSlug", "finishedSections", "lastSection", "finishedAt", "updatedAt")
    VALUES (${learnerId}, ${courseSlug}, ${lessonSlug}, ${[...finished]}, ${last},
      CASE WHEN ${finished.length} = ${known.length} THEN CURRENT_TIMESTAMP END, CURRENT_TIMESTAMP)
    ON CONFLICT ("learnerId", "courseSlug", "lessonSlug") DO UPDATE SET
      "finishedSections" = ARRAY(SELECT DISTINCT unnest(own."finishedSections" || EXCLUDED."finishedSections")),
      "lastSection" = COALESCE(EXCLUDED."lastSection", own."lastSection"),
      "finishedAt" = COALESCE(own."finishedAt", CASE WHEN ${[...known]} <@ (own."finishedSections" || EXCLUDED."finishedSections")
        THEN CURRENT_TIMESTAMP END),
      "updatedAt" = CURRENT_TIMESTAMP`
}
