import type { Quiz } from '@/domain/attempts/quiz'
import { formatDuration, pluralForm } from '@/domain/text/format'

/** Labels for the score that counts. */
export const COUNTING_LABELS = {
  highest: 'the highest score',
  average: 'the average of all scores',
  first: 'the first score',
  last: 'the last score',
} as const

/**
 * Describes the limit on repeated questions: “No questions that you have seen elsewhere in the last 7 days. If too few are left, fewer are asked”.
 * @param who “you have”, “the student has”
 */
export function formatUnseen(
  { unseenDays, whenFewUnseen }: Pick<Quiz, 'unseenDays' | 'whenFewUnseen'>,
  who: string,
): string | null {
  if (unseenDays === undefined) return null
  const span = pluralForm(unseenDays, 'the last day', `the last ${unseenDays} days`)
  const otherwise = whenFewUnseen === 'fill-up' ? 'seen questions are included' : 'fewer are asked'
  return `No questions that ${who} seen elsewhere in ${span}. If too few are left, ${otherwise}`
}

/**
 * Formats the effective time limit, with the assignment’s limit if it differs: “60 min (extended from 40 min)”.
 * @param limits in seconds, `null` for none
 */
export function formatTimeLimit(limitSeconds: number | null, baseSeconds: number | null): string {
  const limit = limitSeconds === null ? 'No time limit' : formatDuration(limitSeconds)
  if (limitSeconds === baseSeconds) return limit
  if (baseSeconds === null) return `${limit} (no time limit for others)`
  const isMore = limitSeconds === null || limitSeconds > baseSeconds
  return `${limit} (${isMore ? 'extended' : 'shortened'} from ${formatDuration(baseSeconds)})`
}
