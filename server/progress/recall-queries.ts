import 'server-only'
import type { StatedAnswer } from '@/domain/calibration/calibration'
import type { GradedAnswer } from '@/domain/mastery/concept-strength'
import { addDays } from '@/domain/time/calendar'
import { db } from '@/server/platform/db'

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
        AND log."fromMemory" AND log."origin" <> 'check' AND log."amendsId" IS NULL
        AND NOT EXISTS (SELECT 1 FROM "ReviewLog" amend WHERE amend."amendsId" = log."id" AND amend."rating" = 0)
      ORDER BY log."reviewedAt" DESC LIMIT ${LAST}
    ) own ON TRUE`
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

/** Of the latest answers those with a stated confidence, those that were taken back left out, by month, the oldest first. Counted in the database: there are many answers, and few kinds of them. */
export async function listStatedAnswers({
  learnerId,
  courseSlug,
}: Of): Promise<{ month: string; answers: StatedAnswer[] }[]> {
  type Kind = { month: string; confidence: number; fraction: number; count: number }
  const kinds = await db().$queryRaw<Kind[]>`
    SELECT left("day", 7) AS "month", "confidence", "fraction", COUNT(*)::int AS "count" FROM (
      SELECT "id", "confidence", "fraction", "day" FROM "ReviewLog"
      WHERE "learnerId" = ${learnerId} AND "courseSlug" = ${courseSlug} AND "amendsId" IS NULL
      ORDER BY "reviewedAt" DESC LIMIT ${LATEST}
    ) latest
    WHERE "confidence" IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM "ReviewLog" amend WHERE amend."amendsId" = latest."id" AND amend."rating" = 0)
    GROUP BY 1, 2, 3 ORDER BY 1`
  const months = [...new Set(kinds.map(({ month }) => month))]
  return months.map((month) => ({
    month,
    answers: kinds.filter((kind) => kind.month === month).flatMap(answersOf),
  }))
}

function answersOf({ confidence, fraction, count }: { confidence: number; fraction: number; count: number }) {
  return Array.from(
    { length: count },
    (): StatedAnswer => ({ confidence, earned: fraction, possible: 1, status: 'graded' }),
  )
}
