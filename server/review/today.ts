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

/** Returns the totals of the current study day. */
export async function getToday(learnerId: string, settings: StudySettings, now: Date): Promise<Today> {
  const day = studyDayOf(now, settings.clock)
  const window = newCardWindow(now, settings.clock, settings.newWindow)
  const [rows, newCards] = await Promise.all([
    db().studyDay.findMany({
      where: { learnerId, day: { gt: addDays(day, -14), lte: day } },
      select: { day: true, answers: true, correct: true, durationMs: true },
    }),
    countNewCards(learnerId, window.from),
  ])
  const today = rows.find((row) => row.day === day)
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
async function countNewCards(learnerId: string, from: Date): Promise<number> {
  const rows = await db().reviewLog.findMany({
    where: { learnerId, reviewedAt: { gte: from }, isFirst: true },
    select: { id: true, rating: true, amendsId: true, receivedAt: true },
  })
  return currentEntries(rows).length
}

/** Estimates the learner's seconds per card from the last two weeks, between 3 and 120. */
export function secondsPerCard(pace: Pace | null): number {
  if (pace === null || pace.answers < ENOUGH) return USUAL_SECONDS
  return Math.min(120, Math.max(3, pace.durationMs / pace.answers / SECOND_MS))
}
