/** When a learner's day begins and ends. */
export interface StudyClock {
  /** Of the IANA list, `Europe/Berlin`. */
  readonly timeZone: string
  /** The hour of the wall clock at which a study day begins, 0 to 23: definition §6 has 4. */
  readonly dayStartsAt: number
}

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

/** Formatters are dear to make and cheap to keep. */
const formatters = new Map<string, Intl.DateTimeFormat>()

/** Whether a name is a time zone that can be reckoned in. */
export function isTimeZone(name: string): boolean {
  try {
    formatterOf(name)
    return true
  } catch {
    return false
  }
}

/**
 * Minutes from UTC to the learner's study time at a moment: the zone's offset less the hour at which days begin. A moment shifted by it has
 * the study day as its UTC date.
 */
export function dayShiftAt(at: Date, { timeZone, dayStartsAt }: StudyClock): number {
  return offsetMinutes(at, timeZone) - dayStartsAt * 60
}

/** The study day of a moment, `2027-03-28`. */
export function studyDayOf(at: Date, clock: StudyClock): string {
  return isoDay(new Date(at.getTime() + dayShiftAt(at, clock) * MINUTE_MS))
}

/** When the study day of a moment ends, and the next begins: exclusive. A day with a change of clocks has 23 or 25 hours. */
export function endOfStudyDay(at: Date, clock: StudyClock): Date {
  return startOfStudyDay(addDays(studyDayOf(at, clock), 1), clock)
}

/**
 * When a study day begins. Where the clocks skip that hour, at the moment of the skip; where they repeat it, the first time.
 * @param day `2027-03-28`
 */
export function startOfStudyDay(day: string, clock: StudyClock): Date {
  const wall = Date.parse(`${day}T00:00:00Z`) + clock.dayStartsAt * 60 * MINUTE_MS
  // The offset that holds there is known only near there: guess on both sides of any change of clocks.
  const guesses = [-DAY_MS, DAY_MS].map(
    (around) => wall - offsetMinutes(new Date(wall + around), clock.timeZone) * MINUTE_MS,
  )
  const starts = guesses.filter(
    (guess) => guess + offsetMinutes(new Date(guess), clock.timeZone) * MINUTE_MS === wall,
  )
  return new Date(starts.length > 0 ? Math.min(...starts) : Math.max(...guesses))
}

/** @param day `2027-03-28` @param days may be negative */
export function addDays(day: string, days: number): string {
  return isoDay(new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS))
}

/** From one study day to another, in days; negative where the other is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS)
}

function isoDay(date: Date): string {
  return date.toISOString().slice(0, 10)
}

/** Of a time zone at a moment: minutes that its clocks are ahead of UTC. */
function offsetMinutes(at: Date, timeZone: string): number {
  const parts = new Map(
    formatterOf(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  )
  const field = (name: Intl.DateTimeFormatPartTypes) => Number(parts.get(name))
  const wall = Date.UTC(
    field('year'),
    field('month') - 1,
    field('day'),
    field('hour'),
    field('minute'),
    field('second'),
  )
  return Math.round((wall - Math.floor(at.getTime() / 1000) * 1000) / MINUTE_MS)
}

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  formatters.set(timeZone, made)
  return made
}
