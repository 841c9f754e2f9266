import type { DailyGoal } from '@/domain/scheduling/daily-goal'
import { MINUTE_MS } from '@/domain/time/durations'

/**
 * Formats numbers, dates, and lists for people, in American English. Exports and the API use ISO 8601 and plain
 * numbers instead. Time zones are IANA names, such as `Europe/Berlin`.
 */

type Digits = Intl.NumberFormatOptions['maximumFractionDigits']

const LOCALE = 'en-US'

/** “1 card”, “12 cards”, “1,000 cards”. @param many the plural, if it isn't the singular with an s */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${formatNumber(count)} ${pluralForm(count, one, many)}`
}

/** The words that go with a count: “is” with 1, “are” with any other. */
export function pluralForm(count: number, one: string, many: string): string {
  return count === 1 ? one : many
}

/** A daily goal: “10 cards”. */
export function formatGoal({ unit, amount }: DailyGoal): string {
  return plural(amount, unit === 'cards' ? 'card' : 'minute')
}

/** 1960 → “1,960”; 7.456 → “7.46”. @param digits the maximum number of decimal places */
export function formatNumber(value: number, digits: Digits = 2): string {
  return value.toLocaleString(LOCALE, { maximumFractionDigits: digits, signDisplay: 'negative' })
}

/** For statistics, which have the same number of decimal places everywhere: 0.5 → “0.50”. */
export function formatStatistic(value: number): string {
  return value.toLocaleString(LOCALE, {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
    signDisplay: 'negative',
  })
}

/** 54.4 → “54%”, for statistics that are in percent already. */
export function formatPercentage(percentage: number): string {
  return formatPercent(percentage / 100)
}

/** 0.544 → “54%”. @param ratio 1 is 100% */
export function formatPercent(ratio: number, digits: Digits = 0): string {
  return ratio.toLocaleString(LOCALE, {
    style: 'percent',
    maximumFractionDigits: digits,
    signDisplay: 'negative',
  })
}

/** Points for a share of the possible points: 0.75 of 10 → “7.5”. @param ratio 1 earns all points */
export function formatPoints(ratio: number, possible: number): string {
  return formatNumber(ratio * possible)
}

/** “A”, “A and B”, “A, B, and C”. */
export function formatList(entries: readonly string[]): string {
  return new Intl.ListFormat(LOCALE, { type: 'conjunction' }).format(entries)
}

/** 75.4 → “1 min 15 s”; 45 → “45 s”; 5400 → “90 min”. */
export function formatDuration(seconds: number): string {
  const whole = Math.round(seconds)
  const [minutes, rest] = [Math.floor(whole / 60), whole % 60]
  if (minutes === 0) return `${rest} s`
  return rest === 0 ? `${minutes} min` : `${minutes} min ${rest} s`
}

/** For time spent studying: “less than a minute”, “45 minutes”, “2 hours 5 min”. */
export function formatStudyTime(ms: number): string {
  const minutes = Math.round(ms / MINUTE_MS)
  if (minutes === 0) return 'less than a minute'
  if (minutes < 60) return plural(minutes, 'minute')
  return `${plural(Math.floor(minutes / 60), 'hour')} ${minutes % 60} min`
}

/** A calendar day: `2027-01-04` → “Jan 4, 2027”, in any time zone. @param day `YYYY-MM-DD` */
export function formatDay(day: string): string {
  return formatDate(new Date(`${day}T00:00:00Z`), 'UTC')
}

/** `2027-01` → “Jan 2027”. @param month `YYYY-MM` */
export function formatMonth(month: string): string {
  return write(new Date(`${month}-01T00:00:00Z`), { timeZone: 'UTC', month: 'short', year: 'numeric' })
}

/** “Nov 27, 2026”. @param timeZone the browser's if undefined */
export function formatDate(at: Date, timeZone?: string): string {
  return write(at, { timeZone, month: 'short', day: 'numeric', year: 'numeric' })
}

/** 2027-01-04 → “Jan”. */
export function formatMonthName(day: string): string {
  return write(new Date(`${day}T00:00:00Z`), { timeZone: 'UTC', month: 'short' })
}

/** “8:57 PM”. @param timeZone the browser's if undefined */
export function formatTime(at: Date, timeZone?: string): string {
  return write(at, { timeZone, hour: 'numeric', minute: '2-digit' })
}

/** “Nov 27, 2026, 8:57 PM”. @param timeZone the browser's if undefined */
export function formatDateTime(at: Date, timeZone?: string, { withSeconds = false } = {}): string {
  return write(at, {
    timeZone,
    month: 'short',
    day: 'numeric',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    ...(withSeconds ? { second: '2-digit' } : {}),
  })
}

/** For readers whose time zone is unknown: “Nov 27, 2026, 8:57 PM (Europe/Berlin)”. */
export function formatDateTimeInZone(at: Date, timeZone: string): string {
  return `${formatDateTime(at, timeZone)} (${timeZone})`
}

function write(at: Date, options: Intl.DateTimeFormatOptions): string {
  // The engine puts a narrow no-break space before AM and PM, which some fonts and email apps lack.
  return at.toLocaleString(LOCALE, options).replaceAll('\u202f', ' ')
}
