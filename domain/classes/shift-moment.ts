const DAY_MS = 24 * 3_600_000

/**
 * The same time of day so many days later, as a clock on the wall of a time zone shows it: 23:59 stays 23:59 where summer time began in
 * between. A time that a change of the clock skips becomes the one an hour later; of one that comes twice, the first is taken.
 * @param moment ISO 8601 with an offset @param days a whole number, negative for earlier @param timeZone IANA, such as `Asia/Yerevan`
 * @returns ISO 8601 in UTC
 */
export function shiftMoment(moment: string, days: number, timeZone: string): string {
  const from = new Date(moment)
  const wall = from.getTime() + offsetMs(from, timeZone) + days * DAY_MS
  // Offsets before and after a change near by: the one that the clock on the wall agrees with.
  const candidates = [-DAY_MS, DAY_MS].map((near) => wall - offsetMs(new Date(wall + near), timeZone))
  const agreeing = candidates.filter((time) => time + offsetMs(new Date(time), timeZone) === wall)
  return new Date(agreeing.length > 0 ? Math.min(...agreeing) : Math.max(...candidates)).toISOString()
}

/** Whole days from one calendar date to another. @param from `2027-02-01` @param to the same, later or earlier */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS)
}

/** Whether a name is that of a time zone known here. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

/** How far a zone's clock is ahead of UTC at a moment, to the millisecond. */
function offsetMs(moment: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(moment)
  const [year, month, day, hour, minute, second] = (
    ['year', 'month', 'day', 'hour', 'minute', 'second'] as const
  ).map((type) => Number(parts.find((part) => part.type === type)?.value))
  const wall = Date.UTC(year ?? 0, (month ?? 1) - 1, day ?? 1, hour ?? 0, minute ?? 0, second ?? 0)
  return wall - Math.floor(moment.getTime() / 1000) * 1000
}
