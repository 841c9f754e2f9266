import { z } from 'zod'
import { DECAY, FACTOR } from '@/domain/scheduling/memory'
import { SAME_SESSION_MS } from '@/domain/scheduling/same-session'
import { endOfStudyDay, studyDayOf } from '@/domain/scheduling/study-day'
import { Prisma } from '@/generated/prisma/client'
import { db } from '@/server/platform/db'
import type { StudySettings } from './study-settings'

/**
 * The statements that read review cards by their chance of recall. Prisma's API can't sort, count, or select by an expression, and
 * reading all cards of a learner would take longer.
 */

type Of = { learnerId: string; courseSlug: string }

export type When = {
  /** Keys of facts that don't come up before tomorrow. */
  spent: readonly string[]
  now: Date
}

const CardSchema = z.object({
  id: z.string(),
  concept: z.string(),
  fact: z.string(),
  recentItems: z.array(z.string()),
  stability: z.number(),
  difficulty: z.number(),
  /** Days since it was last asked. */
  daysSince: z.number(),
  /** Whether it is in short-term steps. */
  isBegun: z.boolean(),
  /** Whether the last answer from memory was confident but wrong. */
  highConfidenceError: z.boolean(),
  /** Whether the last answer from memory was correct; null before the first. */
  isCorrect: z.boolean().nullable(),
  /** The study day of that answer. */
  answeredOn: z.string().nullable(),
})
export type AskedCard = z.infer<typeof CardSchema>

const cardColumns = (now: Date) => Prisma.sql`
  "id", "concept", "fact", "recentItems", "stability", "difficulty", "state" <> 2 AS "isBegun", "highConfidenceError",
  "memoryCorrect" AS "isCorrect", "memoryDay" AS "answeredOn", ${daysSinceAt(now)} AS "daysSince"`

/** The days since a card was last asked. Uses `date_part`, because the decimals of EXTRACT would cost more than the rest of the query. */
const daysSinceAt = (now: Date) =>
  Prisma.sql`GREATEST(0, date_part('epoch', ${now}::timestamp - "lastReviewAt") / 86400)`

const isDueAt = ({ settings, ...when }: When & { settings: StudySettings }) => Prisma.sql`
  "dueAt" < ${endOfStudyDay(when.now, settings.clock)} AND ${canBeAsked(when)}`

/** Excludes spent facts. Empty without any, because building the keys of all cards would cost more than the rest of the query. */
const isNotSpent = (keys: readonly string[]) =>
  keys.length === 0 ? Prisma.empty : Prisma.sql`"concept" || '/' || "fact" <> ALL(${[...keys]}::text[]) AND`

/** Cards that can be asked: not skipped or suspended, not spent today, and no short-term step that isn't due yet. */
const canBeAsked = ({ spent, now }: When) => Prisma.sql`
  ${isNotSpent(spent)} "state" > 0 AND ("state" = 2 OR "dueAt" <= ${new Date(now.getTime() + SAME_SESSION_MS)})
  AND "suspendedAt" IS NULL AND ("buriedUntil" IS NULL OR "buriedUntil" <= ${now})`

/**
 * Lists cards that are due on this study day: those with a confident but wrong answer first, then those most likely to be forgotten. The chance of recall
 * falls with the time since the last review divided by stability.
 */
export async function listDueCards(
  { learnerId, courseSlug }: Of,
  { take, now, ...when }: When & { take: number; settings: StudySettings },
): Promise<AskedCard[]> {
  const rows = await db().$queryRaw`
    SELECT ${cardColumns(now)} FROM "ReviewCard"
    WHERE "learnerId" = ${learnerId} AND "courseSlug" = ${courseSlug} AND ${isDueAt({ ...when, now })}
    ORDER BY "highConfidenceError" DESC, ${daysSinceAt(now)} / "stability" DESC LIMIT ${take}`
  return z.array(CardSchema).parse(rows)
}

/** Lists cards that can be asked, due or not, with the lowest chance of recall on a date first. @param daysLeft days until that date */
export async function listCardsByRecall(
  { learnerId, courseSlug }: Of,
  { take, daysLeft, now, spent }: When & { take: number; daysLeft: number },
): Promise<AskedCard[]> {
  const rows = await db().$queryRaw`
    SELECT ${cardColumns(now)} FROM "ReviewCard"
    WHERE "learnerId" = ${learnerId} AND "courseSlug" = ${courseSlug} AND ${canBeAsked({ spent, now })}
    ORDER BY "highConfidenceError" DESC, (${daysSinceAt(now)} + ${daysLeft}::float8) / "stability" DESC LIMIT ${take}`
  return z.array(CardSchema).parse(rows)
}

const DueCountSchema = z.object({
  due: z.number(),
  /** Those in short-term steps that aren't due yet, and when the last of them is due. A session can already ask them, but needn't. */
  soon: z.number(),
  soonAt: z.date().nullable(),
  /** Those missed on an earlier day, or with a chance of recall below the desired retention. */
  atRisk: z.number(),
  /** Those with a confident but wrong answer. */
  highConfidenceError: z.number(),
})
/** Counts of cards that are due on this study day. */
export type DueCount = z.infer<typeof DueCountSchema>

/** Counts the cards that are due now or later on this study day, with one statement for all counts. */
export async function countDue(
  learnerId: string,
  courseSlug: string,
  when: When & { settings: StudySettings },
): Promise<DueCount> {
  const { settings, now } = when
  // The chance of recall is below the desired retention when the time since the last review exceeds this multiple of stability.
  const stabilities = (settings.desiredRetention ** (1 / DECAY) - 1) / FACTOR
  const isNow = Prisma.sql`("state" = 2 OR "dueAt" <= ${now})`
  const rows = await db().$queryRaw`
    SELECT (COUNT(*) FILTER (WHERE ${isNow}))::int AS "due", (COUNT(*) FILTER (WHERE NOT ${isNow}))::int AS "soon",
      MAX("dueAt") FILTER (WHERE NOT ${isNow}) AS "soonAt",
      (COUNT(*) FILTER (WHERE ${isNow} AND "highConfidenceError"))::int AS "highConfidenceError",
      (COUNT(*) FILTER (WHERE ${isNow} AND (("memoryCorrect" = FALSE AND "memoryDay" <> ${studyDayOf(now, settings.clock)})
        OR ${daysSinceAt(now)} > ${stabilities}::float8 * "stability")))::int AS "atRisk"
    FROM "ReviewCard"
    WHERE "learnerId" = ${learnerId} AND "courseSlug" = ${courseSlug} AND ${isDueAt(when)}`
  const [row] = z.array(DueCountSchema).parse(rows)
  return row ?? { due: 0, soon: 0, soonAt: null, atRisk: 0, highConfidenceError: 0 }
}

const numbers = z
  .string()
  .nullable()
  .transform((text) => text?.split(' ').map(Number) ?? [])

const RecallSchema = z.object({
  concept: z.string(),
  /** All facts that aren't new, or are skipped or suspended. */
  met: z.string().transform((text) => text.split(' ')),
  answers: z.number(),
  /** Only facts answered from memory: days since the last review, stability, and 1 for a correct last answer. */
  daysSince: numbers,
  stabilities: numbers,
  correct: numbers,
})

/** Reads the recall data of a course, with one row for each concept. Joins values to strings, because parsing database arrays is slow. */
export async function readRecall(
  { learnerId, courseSlug }: Of,
  now: Date,
): Promise<z.infer<typeof RecallSchema>[]> {
  const rows = await db().$queryRaw`
    SELECT "concept", SUM("memoryAnswers")::int AS "answers", string_agg("fact", ' ') AS "met",
      string_agg("stability"::text, ' ') FILTER (WHERE "memoryAnswers" > 0) AS "stabilities",
      string_agg(COALESCE(${daysSinceAt(now)}, 0)::text, ' ') FILTER (WHERE "memoryAnswers" > 0) AS "daysSince",
      string_agg(CASE WHEN "memoryCorrect" THEN '1' ELSE '0' END, ' ') FILTER (WHERE "memoryAnswers" > 0) AS "correct"
    FROM "ReviewCard"
    WHERE "learnerId" = ${learnerId} AND "courseSlug" = ${courseSlug}
      AND ("reps" > 0 OR "suspendedAt" IS NOT NULL OR "buriedUntil" > ${now})
    GROUP BY "concept"`
  return z.array(RecallSchema).parse(rows)
}
