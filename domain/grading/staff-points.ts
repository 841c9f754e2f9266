import type { GradingResult } from '@/domain/grading/grade'
import { type ReleasedGrading, ReleasedGradingSchema } from './rubric-grading'

/** What staff gave to one answer. */
export interface StaffPoints {
  /** The released grading of an answer that only people can grade; null before the release. */
  readonly released: ReleasedGrading | null
  /** Points that staff set; null for none. */
  readonly changed: { readonly earned: number; readonly possible: number } | null
}

type Score = {
  readonly status: GradingResult['status']
  readonly earned: number
  readonly possible: number
}

/**
 * The points of an answer with what staff gave. A change of points replaces all others, also those of regrades, until staff
 * remove it. A released grading counts for the revision of the answer that was graded: if the answer changed since, it
 * waits again.
 * @param score the points without staff, after regrades
 */
export function withStaffPoints<S extends Score>(
  score: S,
  { released, changed }: StaffPoints,
  revision: number,
): S {
  const given = changed ?? (released?.revision === revision ? released : null)
  if (!given) return score
  const { earned, possible } = given
  return { ...score, status: score.status === 'waiting' ? 'graded' : score.status, earned, possible }
}

/** The points of an answer without any of staff. */
export const NO_STAFF_POINTS: StaffPoints = { released: null, changed: null }

/** Reads what is stored about an answer; null if staff gave nothing. */
export function staffPointsOf(
  stored: { released: unknown; earned: number | null; possible: number | null } | null,
): StaffPoints {
  if (!stored) return NO_STAFF_POINTS
  const { earned, possible } = stored
  const released = stored.released === null ? null : ReleasedGradingSchema.parse(stored.released)
  return { released, changed: earned === null || possible === null ? null : { earned, possible } }
}
