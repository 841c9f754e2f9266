import { MINUTE_MS, SECOND_MS } from '@/domain/time/durations'
/** 754000 → "12:34 left", 3725000 → "1:02:05 left"; never below zero. */
export function formatTimeLeft(leftMs: number): string {
  const seconds = Math.max(0, Math.ceil(leftMs / SECOND_MS))
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  const two = (number: number) => String(number).padStart(2, '0')
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)} left` : `${minutes}:${two(rest)} left`
}

const SAID_MINUTES = [1, 5, 10]

/** Returns which of 10, 5, and 1 minutes passed between two readings of the clock; `null` for none, and at the first reading. */
export function minutesToAnnounce(beforeMs: number, leftMs: number): number | null {
  if (beforeMs === Number.POSITIVE_INFINITY) return null
  return (
    SAID_MINUTES.find((minutes) => leftMs <= minutes * MINUTE_MS && beforeMs > minutes * MINUTE_MS) ?? null
  )
}
