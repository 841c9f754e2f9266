import type { AttemptState } from '@/domain/attempts/attempt'
import type { EffectiveLimits } from '@/domain/attempts/effective-limits'

/** What the decision needs to know of an earlier attempt. */
export interface EarlierAttempt {
  readonly state: AttemptState
  /** When it was submitted or given up; `null` while it is open. */
  readonly endedAt: Date | null
}

export type StartRefusal =
  | { readonly reason: 'not-open-yet'; readonly opensAt: Date }
  | { readonly reason: 'closed'; readonly closedAt: Date }
  | { readonly reason: 'no-attempts-left'; readonly attempts: number }
  | { readonly reason: 'wait'; readonly until: Date }

/**
 * Whether a learner may start another attempt at `now`: the quiz is open, attempts are left, and the wait since the last one is over.
 * An open attempt is gone on with, never started twice, so it is not asked about here. @returns null where nothing forbids it
 */
export function startRefusal(
  limits: EffectiveLimits,
  waitSeconds: number,
  earlier: readonly EarlierAttempt[],
  now: Date,
): StartRefusal | null {
  const { opensAt, closesAt, attempts } = limits
  if (opensAt && now < opensAt) return { reason: 'not-open-yet', opensAt }
  if (closesAt && now >= closesAt) return { reason: 'closed', closedAt: closesAt }
  if (attempts !== null && earlier.length >= attempts) return { reason: 'no-attempts-left', attempts }
  const until = waitEnd(earlier, waitSeconds)
  return until && now < until ? { reason: 'wait', until } : null
}

function waitEnd(earlier: readonly EarlierAttempt[], waitSeconds: number): Date | null {
  const ends = earlier.flatMap(({ endedAt }) => (endedAt ? [endedAt.getTime()] : []))
  return waitSeconds > 0 && ends.length > 0 ? new Date(Math.max(...ends) + waitSeconds * 1000) : null
}
