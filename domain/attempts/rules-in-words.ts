import type { Quiz } from '@/domain/attempts/quiz'

/** Which of several attempts counts. */
export const COUNTING_WORDS = {
  highest: 'the highest result',
  average: 'the average of all results',
  first: 'the first result',
  last: 'the last result',
} as const

/** 90 → "90 min", 75.5 → "75 min 30 s". @param seconds more than 0 */
export function durationInWords(seconds: number): string {
  const whole = Math.round(seconds)
  const minutes = Math.floor(whole / 60)
  const rest = whole % 60
  if (minutes === 0) return `${rest} s`
  return rest === 0 ? `${minutes} min` : `${minutes} min ${rest} s`
}

/**
 * "Nothing that you have met in the last 7 days; where that leaves too few, fewer are asked".
 * @param who "you have", "the student has"
 */
export function unseenInWords(
  { unseenDays, whenFewUnseen }: Pick<Quiz, 'unseenDays' | 'whenFewUnseen'>,
  who: string,
): string | null {
  if (unseenDays === undefined) return null
  const span = unseenDays === 1 ? 'the last day' : `the last ${unseenDays} days`
  const otherwise = whenFewUnseen === 'fill-up' ? 'that is drawn after all' : 'fewer are asked'
  return `Nothing that ${who} met elsewhere in ${span}; where that leaves too few, ${otherwise}`
}

/**
 * The time limit in force beside what the assignment says to everybody, where the two differ: "60 min (extended from 40 min)".
 * @param limits in seconds, `null` for none
 */
export function timeLimitInWords(limitSeconds: number | null, baseSeconds: number | null): string {
  const limit = limitSeconds === null ? 'No time limit' : durationInWords(limitSeconds)
  if (limitSeconds === baseSeconds) return limit
  if (baseSeconds === null) return `${limit} (for others no time limit)`
  const isMore = limitSeconds === null || limitSeconds > baseSeconds
  return `${limit} (${isMore ? 'extended' : 'shortened'} from ${durationInWords(baseSeconds)})`
}
