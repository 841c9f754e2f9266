import { addDays } from '@/domain/time/calendar'
import { HOUR_MS } from '@/domain/time/durations'
import { endOfStudyDay, type StudyClock, startOfStudyDay, studyDayOf } from './study-day'

/** The period for which one day's worth of new cards is released: usually a study day. */
export interface NewCardWindow {
  readonly from: Date
  /** Exclusive. */
  readonly until: Date
}

/** The shortest study day: one on which clocks go forward. */
const SHORTEST_DAY_MS = 23 * HOUR_MS

/**
 * The window at a given time.
 * @param carried the window left by a change of settings; null for none
 */
export function newCardWindow(at: Date, clock: StudyClock, carried: NewCardWindow | null): NewCardWindow {
  if (carried && at < carried.until) return carried
  return { from: startOfStudyDay(studyDayOf(at, clock), clock), until: endOfStudyDay(at, clock) }
}

/**
 * The window after the learner changed the hour at which a day starts, or the time zone. It starts as before and ends
 * with a study day in the new settings that leaves it at least a day long, so that no change releases a second day's
 * worth of new cards.
 */
export function carryWindow({ from }: NewCardWindow, clock: StudyClock): NewCardWindow {
  const earliest = new Date(from.getTime() + SHORTEST_DAY_MS)
  const day = studyDayOf(earliest, clock)
  const start = startOfStudyDay(day, clock)
  return { from, until: start >= earliest ? start : startOfStudyDay(addDays(day, 1), clock) }
}
