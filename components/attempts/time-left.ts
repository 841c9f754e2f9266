/** 754000 → "12:34 left", 3725000 → "1:02:05 left"; never less than nothing. */
export function timeLeftInWords(leftMs: number): string {
  const seconds = Math.max(0, Math.ceil(leftMs / 1000))
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  const two = (number: number) => String(number).padStart(2, '0')
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)} left` : `${minutes}:${two(rest)} left`
}

const SAID_MINUTES = [1, 5, 10]

/** Which of ten, five and one minutes was passed between two looks at the clock; `null` for none, and at the first look. */
export function minutesToSay(beforeMs: number, leftMs: number): number | null {
  if (beforeMs === Number.POSITIVE_INFINITY) return null
  return SAID_MINUTES.find((minutes) => leftMs <= minutes * 60_000 && beforeMs > minutes * 60_000) ?? null
}
