import type { EffectiveLimits, LimitsLayer } from '@/domain/attempts/effective-limits'

const MINUTE_MS = 60_000

/** All limits as they are in force, moved so that an attempt that is opened again closes so many minutes later. */
export function reopenedLimits(
  limits: EffectiveLimits,
  { startedAt, reopenedAt, minutes }: { startedAt: Date; reopenedAt: Date; minutes: number },
): LimitsLayer {
  const { opensAt, dueAt, timeLimitSeconds, attempts } = limits
  const closing = new Date(reopenedAt.getTime() + minutes * MINUTE_MS)
  const spentSeconds = (closing.getTime() - startedAt.getTime()) / 1000
  return {
    opensAt,
    // Whoever got more time is not late for it.
    dueAt: dueAt && dueAt.getTime() < closing.getTime() && dueAt >= reopenedAt ? closing : dueAt,
    closesAt: limits.closesAt && limits.closesAt < closing ? closing : limits.closesAt,
    timeLimitSeconds: timeLimitSeconds === null ? null : Math.max(timeLimitSeconds, spentSeconds),
    attempts,
  }
}
