import 'server-only'
import type { StatedAnswer } from '@/domain/calibration/calibration'
import type { GradedAnswer } from '@/domain/mastery/concept-strength'
import { addDays } from '@/domain/time/calendar'
import { db } from '@/server/platform/db'
import { countStatedAnswers, listLatestByConcept } from './progress-statements'

/** How many answers a concept's strength is based on. */
const LAST = 10
/** How many of the latest answers calibration uses. */
const LATEST = 2_000

type Of = { learnerId: string; courseSlug: string }

/** Lists the latest answers from memory to each concept, newest first, as many as its strength is based on. The cost doesn't grow with the log. */
export async function listLastAnswers(of: Of, concepts: readonly string[]): Promise<GradedAnswer[]> {
  return listLatestByConcept(of, concepts, LAST)
}

export type StudyDayRow = { day: string; answers: number; correct: number; durationMs: number }

/** Returns the first of the days of the last weeks. */
export function firstDay(today: string, weeks: number): string {
  return addDays(today, 1 - 7 * weeks)
}

/** Lists the study days of the last weeks with answers. */
export async function listStudyDays(learnerId: string, today: string, weeks: number): Promise<StudyDayRow[]> {
  return db().studyDay.findMany({
    where: { learnerId, day: { gte: firstDay(today, weeks), lte: today }, answers: { gt: 0 } },
    orderBy: { day: 'asc' },
    select: { day: true, answers: true, correct: true, durationMs: true },
  })
}

/**
 * Lists the latest answers with a stated confidence, without undone ones, by month, oldest first. Groups equal answers in the database, because
 * there are many answers with few different values.
 */
export async function listStatedAnswers(of: Of): Promise<{ month: string; answers: StatedAnswer[] }[]> {
  const kinds = await countStatedAnswers(of, LATEST)
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
