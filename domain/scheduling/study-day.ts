import { addDays, offsetMs, readWallTime } from '@/domain/time/calendar'

/** When a learner's day begins and ends. */
export interface StudyClock {
  /** Of the IANA list, `Europe/Berlin`. */
  readonly timeZone: string
  /** The hour of the wall clock at which a study day begins, 0 to 23: definition §6 has 4. */
  readonly dayStartsAt: number
}

const MINUTE_MS = 60_000

/**
 * Minutes from UTC to the learner's study time at a moment: the zone's offset less the hour at which days begin. A moment shifted by it has
 * the study day as its UTC date.
 */
export function dayShiftAt(at: Date, { timeZone, dayStartsAt }: StudyClock): number {
  return Math.round(offsetMs(at, timeZone) / MINUTE_MS) - dayStartsAt * 60
}

/** The study day of a moment, `2027-03-28`. */
export function studyDayOf(at: Date, clock: StudyClock): string {
  return new Date(at.getTime() + dayShiftAt(at, clock) * MINUTE_MS).toISOString().slice(0, 10)
}

/** When the study day of a moment ends, and the next begins: exclusive. A day with a change of clocks has 23 or 25 hours. */
export function endOfStudyDay(at: Date, clock: StudyClock): Date {
  return startOfStudyDay(addDays(studyDayOf(at, clock), 1), clock)
}

/**
 * When a study day begins. Where the clocks skip that hour, at the moment of the skip; where they repeat it, the first time.
 * @param day `2027-03-28`
 */
export function startOfStudyDay(day: string, { timeZone, dayStartsAt }: StudyClock): Date {
  const start = readWallTime(`${day}T${String(dayStartsAt).padStart(2, '0')}:00`, timeZone)
  if (!start) throw new RangeError(`${day} is not a date.`)
  return start.ok ? start.at : start.skipAt
}
