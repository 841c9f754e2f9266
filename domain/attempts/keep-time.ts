import { type Attempt, type AttemptLimits, closeOf, graceEndOf } from '@/domain/attempts/attempt'

/** The time that an attempt in progress was promised. */
export type PromisedTime = Pick<Attempt, 'startedAt' | 'closesAt' | 'whenTimeIsUp'>

/** `kept`: the new limits would end it earlier. */
type TimeChange = 'same' | 'extended' | 'kept' | 'shortened'

/**
 * The time of an attempt in progress after its limits change. A change never takes time away, neither before the close
 * nor in the grace period, unless staff confirmed it. Even then, the attempt doesn’t close in the past.
 * @param limits in effect now
 * @param canShorten whether staff confirmed it
 */
export function timeAfterChange(
  promised: PromisedTime,
  limits: AttemptLimits,
  { canShorten, now }: { canShorten: boolean; now: Date },
): Omit<PromisedTime, 'startedAt'> & { readonly change: TimeChange } {
  const { closesAt: before } = promised
  const wanted = closeOf(promised.startedAt, limits)
  const plain = { closesAt: wanted, whenTimeIsUp: limits.whenTimeIsUp }
  const isCloseEarlier = msOf(wanted) < msOf(before)
  const isEndEarlier = msOf(endOf(plain)) < msOf(endOf(promised))
  if (!isCloseEarlier && !isEndEarlier)
    return { ...plain, change: msOf(wanted) > msOf(before) ? 'extended' : 'same' }
  if (canShorten) {
    const soonest = Math.min(now.getTime(), msOf(before))
    return { ...plain, closesAt: new Date(Math.max(msOf(wanted), soonest)), change: 'shortened' }
  }
  const closesAt = isCloseEarlier ? before : wanted
  const isGraceEnough = msOf(endOf({ ...plain, closesAt })) >= msOf(endOf(promised))
  return {
    closesAt,
    whenTimeIsUp: isGraceEnough ? plain.whenTimeIsUp : promised.whenTimeIsUp,
    change: 'kept',
  }
}

/** The last moment to submit. */
function endOf(attempt: Pick<Attempt, 'closesAt' | 'whenTimeIsUp'>): Date | null {
  return graceEndOf(attempt) ?? attempt.closesAt
}

/** No date is later than any. */
function msOf(date: Date | null): number {
  return date === null ? Number.POSITIVE_INFINITY : date.getTime()
}
