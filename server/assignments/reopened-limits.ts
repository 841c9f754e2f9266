import type { EffectiveLimits, LimitsLayer } from '@/domain/attempts/effective-limits'
import { MINUTE_MS, SECOND_MS } from '@/domain/time/durations'

/** Extends the current limits so that a reopened attempt closes after the given number of minutes. */
export function reopenedLimits(
  limits: EffectiveLimits,
  { startedAt, reopenedAt, minutes }: { startedAt: Date; reopenedAt: Date; minutes: number },
): LimitsLayer {
  const { opensAt, dueAt, timeLimitSeconds, attempts } = limits
  const closing = new Date(reopenedAt.getTime() + minutes * MINUTE_MS)
  const spentSeconds = (closing.getTime() - startedAt.getTime()) / SECOND_MS
  return {
    opensAt,
    // The extra time doesn't make the student late.
    dueAt: dueAt && dueAt.getTime() < closing.getTime() && dueAt >= reopenedAt ? closing : dueAt,
    closesAt: limits.closesAt && limits.closesAt < closing ? closing : limits.closesAt,
    timeLimitSeconds: timeLimitSeconds === null ? null : Math.max(timeLimitSeconds, spentSeconds),
    attempts,
  }
}
