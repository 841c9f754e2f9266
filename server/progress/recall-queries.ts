import 'server-only'
import type { StatedAnswer } from '@/domain/calibration/calibration'
import type { GradedAnswer } from '@/domain/mastery/concept-strength'
import { DECAY, FACTOR } from '@/domain/scheduling/memory'
import { addDays } from '@/domain/scheduling/study-day'
import { db } from '@/server/db'

/** What stands behind one concept's strength. */
const LAST = 10
/** Of so many of the latest answers calibration is reckoned. */
const LATEST = 2_000

type Of = { learnerId: string; courseSlug: string }

/** The last answers given from memory to each concept, the newest first: as many as its strength is made of, however long the log is. */
export async function listLastAnswers(
  { learnerId, courseSlug }: Of,
  concepts: readonly string[],
): Promise<GradedAnswer[]> {
  return db().$queryRaw<GradedAnswer[]>`
    SELECT wanted."concept", own."itemSlug" AS "itemId", own."fraction", own."reviewedAt" AS "answeredAt", own."day"
    FROM unnest(${[...concepts]}::text[]) AS wanted("concept")
    JOIN LATERAL (
      SELECT * FROM "ReviewLog" log
      WHERE log."learnerId" = ${learnerId} AND log."concept" = wanted."concept" AND log."courseSlug" = ${courseSlug}
        AND log."fromMemory" AND log."amendsId" IS NULL
        AND NOT EXISTS (SELECT 1 FROM "ReviewLog" amend WHERE amend."amendsId" = log."id" AND amend."rating" = 0)
      ORDER BY log."reviewedAt" DESC LIMIT ${LAST}
    ) own ON TRUE`
}

/** Of each concept: how many facts were asked, and the mean chance that they are recalled at a moment. */
export async function listRecall(
  { learnerId, courseSlug }: Of,
  now: Date,
): Promise<{ concept: string; cards: number; recall: number }[]> {
  return db().$queryRaw`
    SELECT "concept", COUNT(*)::int AS "cards",
      AVG(POWER(1 + ${FACTOR}::float8 * GREATEST(0, EXTRACT(EPOCH FROM ${now}::timestamp - "lastReviewAt") / 86400)::float8
        / "stability", ${DECAY}::float8))::float8 AS "recall"
    FROM "ReviewCard"
    WHERE "learnerId" = ${learnerId} AND "courseSlug" = ${courseSlug} AND "state" > 0
    GROUP BY "concept"`
}

/** Mean chance of recall of all facts that were asked, so many days after a moment, if nothing more is asked. */
export async function listRecallByDay(
  { learnerId, courseSlug }: Of,
  days: readonly number[],
  now: Date,
): Promise<{ days: number; recall: number; cards: number }[]> {
  return db().$queryRaw`
    SELECT ahead."days", COUNT(*)::int AS "cards",
      AVG(POWER(1 + ${FACTOR}::float8 * (card."since" + ahead."days") / card."stability", ${DECAY}::float8))::float8 AS "recall"
    FROM (
      SELECT "stability", GREATEST(0, EXTRACT(EPOCH FROM ${now}::timestamp - "lastReviewAt") / 86400)::float8 AS "since"
      FROM "ReviewCard" WHERE "learnerId" = ${learnerId} AND "courseSlug" = ${courseSlug} AND "state" > 0
    ) card CROSS JOIN unnest(${[...days]}::int[]) AS ahead("days")
    GROUP BY ahead."days" ORDER BY ahead."days"`
}

export type StudyDayRow = { day: string; answers: number; right: number; durationMs: number }

/** The study days of the last weeks on which something was answered. */
export async function listStudyDays(learnerId: string, today: string, weeks: number): Promise<StudyDayRow[]> {
  return db().studyDay.findMany({
    where: { learnerId, day: { gt: addDays(today, -7 * weeks), lte: today }, answers: { gt: 0 } },
    orderBy: { day: 'asc' },
    select: { day: true, answers: true, right: true, durationMs: true },
  })
}

/** Of the latest answers those with a stated confidence, the oldest first, with the study day. */
export async function listStatedAnswers({
  learnerId,
  courseSlug,
}: Of): Promise<(StatedAnswer & { day: string })[]> {
  const rows = await db().$queryRaw<{ confidence: number; fraction: number; day: string }[]>`
    SELECT "confidence", "fraction", "day" FROM (
      SELECT "confidence", "fraction", "day", "reviewedAt" FROM "ReviewLog"
      WHERE "learnerId" = ${learnerId} AND "courseSlug" = ${courseSlug} AND "amendsId" IS NULL
      ORDER BY "reviewedAt" DESC LIMIT ${LATEST}
    ) latest WHERE "confidence" IS NOT NULL ORDER BY "reviewedAt"`
  return rows.map(({ confidence, fraction, day }) => ({
    ...{ confidence, day },
    earned: fraction,
    possible: 1,
    status: 'graded',
  }))
}
