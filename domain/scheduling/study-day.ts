import { addDays, offsetMs, readWallTime } from '@/domain/time/calendar'
import { MINUTE_MS } from '@/domain/time/durations'

/** The local hour at which study days start unless the learner chooses another. */
export const USUAL_DAY_START = 4

/** When a learner's study day starts and ends. */
export interface StudyClock {
  /** From the IANA list: `Europe/Berlin`. */
  readonly timeZone: string
  /** The local hour at which a study day starts, 0 to 23. */
  readonly dayStartsAt: number
}

/**
 * Minutes from UTC to the learner's study time at a given time: the zone's offset minus the hour at which days start.
 * The UTC date of a time shifted by it is its study day.
 */
export function dayShiftAt(at: Date, { timeZone, dayStartsAt }: StudyClock): number {
  return Math.round(offsetMs(at, timeZone) / MINUTE_MS) - dayStartsAt * 60
}

/** The study day of a given time, `2027-03-28`. */
export function studyDayOf(at: Date, clock: StudyClock): string {
  return new Date(at.getTime() + dayShiftAt(at, clock) * MINUTE_MS).toISOString().slice(0, 10)
}

/** When a time's study day ends and the next starts: exclusive. A day with a clock change has 23 or 25 hours. */
export function endOfStudyDay(at: Date, clock: StudyClock): Date {
  return startOfStudyDay(addDays(studyDayOf(at, clock), 1), clock)
}

/**
 * When a study day starts: if the clocks skip that hour, at the skip; if they repeat it, the first time.
 * @param day `2027-03-28`
 */
export function startOfStudyDay(day: string, { timeZone, dayStartsAt }: StudyClock): Date {
  const start = readWallTime(`${day}T${String(dayStartsAt).padStart(2, '0')}:00`, timeZone)
  if (!start) throw new RangeError(`${day} is not a date.`)
  return start.ok ? start.at : start.skipAt
}

/**
 * When clocks show a time on a study day. A time before the hour at which days start belongs to the night at its end.
 * If the clocks skip the time, the skip.
 * @param time `18:30`
 */
export function timeOnStudyDay(day: string, time: string, { timeZone, dayStartsAt }: StudyClock): Date {
  const isNight = Number(time.slice(0, 2)) < dayStartsAt
  const reading = readWallTime(`${isNight ? addDays(day, 1) : day}T${time}`, timeZone)
  if (!reading) throw new RangeError(`${day} ${time} is not a time.`)
  return reading.ok ? reading.at : reading.skipAt
}
