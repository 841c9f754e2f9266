import { type Attempt, type AttemptLimits, closeOf, graceEndOf } from '@/domain/attempts/attempt'

/** What an attempt in progress was promised. */
export type PromisedTime = Pick<Attempt, 'startedAt' | 'closesAt' | 'whenTimeIsUp'>

/** `kept`: the limits alone would end it earlier. */
type TimeChange = 'same' | 'extended' | 'kept' | 'shortened'

/**
 * What a change of its limits makes of an attempt in progress (definitions §2). The limits never take time away, neither before the close
 * nor in the grace period, unless staff confirmed that they should; even then it doesn't close in the past.
 * @param limits in effect now
 * @param mayShorten whether staff confirmed it
 */
export function timeAfterChange(
  promised: PromisedTime,
  limits: AttemptLimits,
  { mayShorten, now }: { mayShorten: boolean; now: Date },
): Omit<PromisedTime, 'startedAt'> & { readonly change: TimeChange } {
  const { closesAt: before } = promised
  const wanted = closeOf(promised.startedAt, limits)
  const plain = { closesAt: wanted, whenTimeIsUp: limits.whenTimeIsUp }
  const isCloseEarlier = msOf(wanted) < msOf(before)
  const isEndEarlier = msOf(endOf(plain)) < msOf(endOf(promised))
  if (!isCloseEarlier && !isEndEarlier)
    return { ...plain, change: msOf(wanted) > msOf(before) ? 'extended' : 'same' }
  if (mayShorten) {
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
