import 'server-only'
import type { StatedAnswer } from '@/domain/calibration/calibration'
import type { GradedAnswer } from '@/domain/mastery/concept-strength'
import { addDays } from '@/domain/time/calendar'
import { db } from '@/server/platform/db'

/** How many answers a concept's strength is based on. */
const LAST = 10
/** How many of the latest answers calibration uses. */
const LATEST = 2_000

type Of = { learnerId: string; courseSlug: string }

/** Lists the latest answers from memory to each concept, newest first, as many as its strength is based on. The cost doesn't grow with the log. */
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

export type StudyDayRow = { day: string; answers: number; correct: number; durationMs: number }

/** Lists the study days of the last weeks with answers. */
export async function listStudyDays(learnerId: string, today: string, weeks: number): Promise<StudyDayRow[]> {
  return db().studyDay.findMany({
    where: { learnerId, day: { gt: addDays(today, -7 * weeks), lte: today }, answers: { gt: 0 } },
    orderBy: { day: 'asc' },
    select: { day: true, answers: true, correct: true, durationMs: true },
  })
}

/**
 * Lists the latest answers with a stated confidence, without undone ones, by month, oldest first. Groups equal answers in the database, because
 * there are many answers with few different values.
 */
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
