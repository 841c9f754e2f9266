import { formatList, formatPercent, plural, pluralForm } from '@/domain/text/format'
import { addDays, calendarDayOf, startOfCalendarDay } from '@/domain/time/calendar'
import { HOUR_MS } from '@/domain/time/durations'
import type { Assessment } from './at-risk'
import { formatReasonShort } from './format-reason'

/** A class in the weekly digest. */
export interface DigestClass {
  readonly name: string
  readonly students: number
  /** Most urgent first. */
  readonly atRisk: readonly { readonly name: string; readonly assessment: Assessment }[]
  readonly teachNext: readonly { readonly title: string; readonly facility: number }[]
  readonly wellKnown: readonly { readonly title: string }[]
}

/** Monday at 06:00 UTC. */
const HOUR = 6
/** Students named for each class. */
const NAMED = 5

/** The Monday whose digest is due, `2027-03-22`: the latest one from 06:00 UTC on. */
export function digestWeekOf(now: Date): string {
  const day = calendarDayOf(new Date(now.getTime() - HOUR * HOUR_MS), 'UTC')
  const weekday = (startOfCalendarDay(day, 'UTC').getUTCDay() + 6) % 7
  return addDays(day, -weekday)
}

/** The digest of the classes of one person. @param classes at least one */
export function formatDigest(classes: readonly DigestClass[]): { title: string; body: string } {
  const atRisk = classes.reduce((sum, ofClass) => sum + ofClass.atRisk.length, 0)
  return {
    title:
      atRisk === 0
        ? 'Your classes this week: no student is behind or at risk'
        : `Your classes this week: ${plural(atRisk, 'student')} ${pluralForm(atRisk, 'needs', 'need')} help`,
    body: classes.map(formatClass).join('\n\n'),
  }
}

function formatClass({ name, students, atRisk, teachNext, wellKnown }: DigestClass): string {
  const named = atRisk
    .slice(0, NAMED)
    .map((student) => `${student.name} (${student.assessment.reasons.map(formatReasonShort).join(', ')})`)
  const more = atRisk.length > NAMED ? [plural(atRisk.length - NAMED, 'more student')] : []
  return [
    `${name} (${plural(students, 'student')}).`,
    ...(atRisk.length > 0 ? [`Needs help: ${formatList([...named, ...more])}.`] : []),
    ...(teachNext.length > 0
      ? [
          `Teach next: ${formatList(teachNext.map(({ title, facility }) => `${title} (${formatPercent(facility)})`))}.`,
        ]
      : []),
    ...(wellKnown.length > 0 ? [`Went well: ${formatList(wellKnown.map(({ title }) => title))}.`] : []),
  ].join(' ')
}
