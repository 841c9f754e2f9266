import { DAY_MS, MINUTE_MS, SECOND_MS } from '@/domain/time/durations'

/**
 * Calendar days and local times in a time zone. A day can have 23, 24, 24.5, or 25 hours, and some
 * days don't exist at all, so days are never counted in milliseconds.
 */

/** Creating a formatter is slow; reusing one is fast. */
const formatters = new Map<string, Intl.DateTimeFormat>()

/** Whether a name is a time zone that this engine knows, such as `Europe/Berlin`. */
export function isTimeZone(name: string): boolean {
  try {
    formatterOf(name)
    return true
  } catch {
    return false
  }
}

/**
 * How far the clocks of a time zone are ahead of UTC at an instant, in milliseconds. @throws RangeError for an
 * unknown time zone
 */
export function offsetMs(at: Date, timeZone: string): number {
  return wallMs(at, timeZone) - at.getTime()
}

/** The calendar date of an instant in a time zone, as `2027-03-28`. */
export function calendarDayOf(at: Date, timeZone: string): string {
  return isoDay(wallMs(at, timeZone))
}

/** The date and time that a clock in the time zone shows, to the minute, as `2027-03-28T02:30`. */
export function wallTimeOf(at: Date, timeZone: string): string {
  return isoMinute(wallMs(at, timeZone))
}

/**
 * An instant; or, for a time that the clocks skip, when they do, with the last minute before the skip and the first
 * one after it.
 */
export type WallTimeReading =
  | { readonly ok: true; readonly at: Date }
  | { readonly ok: false; readonly skipAt: Date; readonly before: string; readonly after: string }

/**
 * The instant of a local time. A time that occurs twice means the first occurrence.
 * @param wall `2027-03-28T02:30`, with or without seconds
 * @returns null if this isn't a date and time
 */
export function readWallTime(wall: string, timeZone: string): WallTimeReading | null {
  const ms = Date.parse(`${wall}Z`)
  // The engine reads February 30 as March 2.
  if (Number.isNaN(ms) || isoMinute(ms) !== wall.slice(0, 16)) return null
  const found = instantsOf(ms, timeZone)
  if (found.first !== null) return { ok: true, at: new Date(found.first) }
  const skipAt = changeBetween(found.earlier, found.later, timeZone)
  const before = wallTimeOf(new Date(skipAt.getTime() - MINUTE_MS), timeZone)
  return { ok: false, skipAt, before, after: wallTimeOf(skipAt, timeZone) }
}

/**
 * The first instant of a calendar day: midnight, or when the clocks skip it.
 * @param day `2027-03-28` @throws RangeError if it isn't a date
 */
export function startOfCalendarDay(day: string, timeZone: string): Date {
  const reading = readWallTime(`${day}T00:00`, timeZone)
  if (reading === null) throw new RangeError(`${day} isn't a date`)
  return reading.ok ? reading.at : reading.skipAt
}

/**
 * The same time of day, the given number of calendar days later. If that time doesn't exist on that day, the time
 * moves by the length of the skip (02:30 becomes 03:30); if it occurs twice, the first occurrence counts.
 * @param days a whole number; negative for earlier
 */
export function addCalendarDays(at: Date, days: number, timeZone: string): Date {
  if (days === 0) return at
  const { first, later } = instantsOf(wallMs(at, timeZone) + days * DAY_MS, timeZone)
  return new Date(first ?? later)
}

/** @param day `2027-03-28` @param days may be negative */
export function addDays(day: string, days: number): string {
  return isoDay(startOfUtcDay(day) + days * DAY_MS)
}

/** The days from one date to another; negative if the other is earlier. @param from `2027-02-01` */
export function daysBetween(from: string, to: string): number {
  return (startOfUtcDay(to) - startOfUtcDay(from)) / DAY_MS
}

/**
 * The first instant at which clocks show a time; if they skip it, the instants from the offsets before and after the
 * skip.
 */
function instantsOf(wall: number, timeZone: string) {
  // The offset that applies is known only near the time, so this checks both sides of any change.
  const [one, other] = [wall - DAY_MS, wall + DAY_MS].map((near) => wall - offsetMs(new Date(near), timeZone))
  const [earlier, later] = [Math.min(one ?? wall, other ?? wall), Math.max(one ?? wall, other ?? wall)]
  const first = [earlier, later].find((at) => wallMs(new Date(at), timeZone) === wall) ?? null
  return { first, earlier, later }
}

/** When the clocks change between two instants, to the second. */
function changeBetween(earlier: number, later: number, timeZone: string): Date {
  const offset = offsetMs(new Date(earlier), timeZone)
  let [before, after] = [earlier, later]
  while (after - before > 1000) {
    const middle = before + Math.floor((after - before) / (2 * SECOND_MS)) * SECOND_MS
    if (offsetMs(new Date(middle), timeZone) === offset) before = middle
    else after = middle
  }
  return new Date(after)
}

/** What a clock in the time zone shows at an instant, as the milliseconds at which a UTC clock shows the same. */
function wallMs(at: Date, timeZone: string): number {
  const parts = new Map(
    formatterOf(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  )
  const field = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? 0
  const seconds = Date.UTC(
    field('year'),
    field('month') - 1,
    field('day'),
    field('hour'),
    field('minute'),
    field('second'),
  )
  return seconds + at.getUTCMilliseconds()
}

function startOfUtcDay(day: string): number {
  return Date.parse(`${day}T00:00:00Z`)
}

function isoDay(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10)
}

function isoMinute(ms: number): string {
  return new Date(ms).toISOString().slice(0, 16)
}

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone)
  if (known) return known
  const created = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  formatters.set(timeZone, created)
  return created
}
