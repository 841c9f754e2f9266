import { type Attempt, endOf } from '@/domain/attempts/attempt'
import type { EffectiveLimits } from '@/domain/attempts/effective-limits'
import { SECOND_MS } from '@/domain/time/durations'

/** The properties of an earlier attempt that the decision uses. */
export type EarlierAttempt = Pick<Attempt, 'state' | 'submittedAt' | 'closesAt'>

export type StartBlock =
  | { readonly reason: 'not-open-yet'; readonly opensAt: Date }
  | { readonly reason: 'closed'; readonly closedAt: Date }
  | { readonly reason: 'no-attempts-left'; readonly attempts: number }
  | { readonly reason: 'wait'; readonly until: Date }

/**
 * Whether a learner can start another attempt at `now`: the quiz is open, attempts are left, and the wait since the last one is over.
 * Open attempts are continued, not started, so they aren’t considered here. @returns null if the learner can start
 */
export function getStartBlock(
  limits: EffectiveLimits,
  waitSeconds: number,
  earlier: readonly EarlierAttempt[],
  now: Date,
): StartBlock | null {
  const { opensAt, closesAt, attempts } = limits
  if (opensAt && now < opensAt) return { reason: 'not-open-yet', opensAt }
  if (closesAt && now >= closesAt) return { reason: 'closed', closedAt: closesAt }
  if (attempts !== null && earlier.length >= attempts) return { reason: 'no-attempts-left', attempts }
  const until = waitEnd(earlier, waitSeconds)
  return until && now < until ? { reason: 'wait', until } : null
}

function waitEnd(earlier: readonly EarlierAttempt[], waitSeconds: number): Date | null {
  const ends = earlier.flatMap((attempt) => endOf(attempt)?.getTime() ?? [])
  return waitSeconds > 0 && ends.length > 0 ? new Date(Math.max(...ends) + waitSeconds * SECOND_MS) : null
}
