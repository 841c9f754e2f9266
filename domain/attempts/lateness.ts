import { isOver, LATE_ARRIVAL_MS } from '@/domain/attempts/attempt'
import { roundPoints } from '@/domain/grading/round-points'
import { calendarDayOf, daysBetween, offsetMs } from '@/domain/time/calendar'
import { DAY_MS } from '@/domain/time/durations'

/** What decides whether a submission is late. */
interface Submission {
  readonly submittedAt: Date
  /** When the attempt’s time was up; only a grace period allows a later submission. */
  readonly closesAt: Date | null
  readonly dueAt: Date | null
  /** The share of the points that each day late costs, 0 to 1. */
  readonly penaltyPerDay: number
  /** The class’s time zone; days late are calendar days in it. */
  readonly timeZone: string
}

/** @returns whether it is late, and the share of its points, 0 to 1, that it loses */
export function latenessOf(submission: Submission): { readonly isLate: boolean; readonly share: number } {
  const { submittedAt, closesAt, dueAt, penaltyPerDay, timeZone } = submission
  const days = dueAt === null ? 0 : daysLate(submittedAt, dueAt, timeZone)
  return {
    isLate: days > 0 || isOver(closesAt, submittedAt),
    share: Math.min(1, roundPoints(days * penaltyPerDay)),
  }
}

/**
 * How many calendar days late a submission is. On the next date, it is one day late at any hour; later on the due
 * date itself, it is also one day late. @returns 0 if it is on time
 */
export function daysLate(submittedAt: Date, dueAt: Date, timeZone: string): number {
  const sentAt = new Date(submittedAt.getTime() - LATE_ARRIVAL_MS)
  if (sentAt <= dueAt) return 0
  const dates = daysBetween(calendarDayOf(dueAt, timeZone), calendarDayOf(sentAt, timeZone))
  // A zone that moved across the date line skipped a date.
  const missingDates = Math.round((offsetMs(sentAt, timeZone) - offsetMs(dueAt, timeZone)) / DAY_MS)
  return Math.max(1, dates - missingDates)
}

/** The points of an attempt after the late penalty. */
export function afterLateness(earned: number, share: number): number {
  return roundPoints(earned * (1 - share))
}
