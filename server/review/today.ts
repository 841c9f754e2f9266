import { meetsThreshold } from '@/domain/grading/meets-threshold'
import { newCardWindow } from '@/domain/scheduling/new-card-window'
import { newCardsLeft } from '@/domain/scheduling/new-cards-today'
import { studyDayOf } from '@/domain/scheduling/study-day'
import { addDays } from '@/domain/time/calendar'
import { SECOND_MS } from '@/domain/time/durations'
import { db } from '@/server/platform/db'
import { currentEntries } from './replay-cards'
import type { StudySettings } from './study-settings'

export type Today = {
  day: string
  answers: number
  correct: number
  durationMs: number
  /** How many new cards today's limit still allows, and when the next ones are released. */
  newLeft: number
  newUntil: Date
  /** The pace of the last two weeks; null if nothing was timed. */
  pace: Pace | null
}
type Pace = { answers: number; durationMs: number }

/** Default time per card while a learner's own pace is unknown. */
const USUAL_SECONDS = 20
const ENOUGH = 20

/**
 * Returns the totals of the current study day.
 * @param courseSlug counts only this course; null for all courses together. The pace is that of all courses.
 */
export async function getToday(
  learnerId: string,
  settings: StudySettings,
  { courseSlug, now }: { courseSlug: string | null; now: Date },
): Promise<Today> {
  const day = studyDayOf(now, settings.clock)
  const window = newCardWindow(now, settings.clock, settings.newWindow)
  const of = { learnerId, ...(courseSlug !== null && { courseSlug }) }
  const [rows, newCards, ofCourse] = await Promise.all([
    db().studyDay.findMany({
      where: { learnerId, day: { gt: addDays(day, -14), lte: day } },
      select: { day: true, answers: true, correct: true, durationMs: true },
    }),
    countNewCards(of, window.from),
    courseSlug === null ? null : sumUpDay({ learnerId, courseSlug }, day),
  ])
  const today = ofCourse ?? rows.find((row) => row.day === day)
  const timed = rows.filter(({ durationMs }) => durationMs > 0)
  const pace = {
    answers: timed.reduce((sum, { answers }) => sum + answers, 0),
    durationMs: timed.reduce((sum, { durationMs }) => sum + durationMs, 0),
  }
  return {
    day,
    answers: today?.answers ?? 0,
    correct: today?.correct ?? 0,
    durationMs: today?.durationMs ?? 0,
    newLeft: newCardsLeft(settings.newPerDay, newCards),
    newUntil: window.until,
    pace: timed.length > 0 ? pace : null,
  }
}

/** Counts by time, not by study day, which depends on the day start and time zone. Undone answers don't count. */
async function countNewCards(of: { learnerId: string; courseSlug?: string }, from: Date): Promise<number> {
  const rows = await db().reviewLog.findMany({
    where: { ...of, reviewedAt: { gte: from }, isFirst: true },
    select: { id: true, rating: true, amendsId: true, receivedAt: true },
  })
  return currentEntries(rows).length
}

/** Sums up the answers to one course on a study day, as `StudyDay` does for all courses. */
async function sumUpDay(of: { learnerId: string; courseSlug: string }, day: string) {
  const rows = currentEntries(
    await db().reviewLog.findMany({
      where: { ...of, day },
      select: {
        ...{ id: true, rating: true, amendsId: true, receivedAt: true },
        ...{ fraction: true, durationMs: true },
      },
    }),
  )
  return {
    answers: rows.length,
    correct: rows.filter(({ fraction }) => meetsThreshold(fraction, 1)).length,
    durationMs: rows.reduce((sum, { durationMs }) => sum + (durationMs ?? 0), 0),
  }
}

/** Estimates the learner's seconds per card from the last two weeks, between 3 and 120. */
export function secondsPerCard(pace: Pace | null): number {
  if (pace === null || pace.answers < ENOUGH) return USUAL_SECONDS
  return Math.min(120, Math.max(3, pace.durationMs / pace.answers / SECOND_MS))
}
