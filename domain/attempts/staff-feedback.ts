import { isScoreVisible, type Visible } from '@/domain/attempts/visibility'
import type { RubricPoints } from '@/domain/grading/rubric-grading'
import { staffPointsOf } from '@/domain/grading/staff-points'

/** What is stored about one answer. */
export interface StoredFeedback {
  /** A `ReleasedGrading`; null before the release. */
  readonly released: unknown
  /** Points that staff set, with the reason; null for none. */
  readonly earned: number | null
  readonly possible: number | null
  readonly reason: string | null
  readonly comment: string | null
}

/** What staff gave to an answer, as far as its learner can see it. */
export interface StaffFeedback {
  /** Points by the ID of the criterion; null before the release, or while the points or the rubric are hidden. */
  readonly points: RubricPoints | null
  /** The comment of the released grading, and that of staff on the answer. Empty while feedback is hidden. */
  readonly comments: readonly string[]
  /** Why staff changed the points; null if they didn’t, or while the points are hidden. */
  readonly changeReason: string | null
}

/**
 * Filters what staff gave to an answer by what the learner can see of it. A grading of an earlier revision of the answer isn’t shown, and
 * the points of criteria aren’t if staff changed the points of the question.
 */
export function visibleFeedback(
  stored: StoredFeedback | null,
  revision: number,
  visible: Visible,
): StaffFeedback {
  const { released, changed } = staffPointsOf(stored)
  const current = released?.revision === revision ? released : null
  const arePointsShown = visible.points && visible['correct-answer'] && !changed
  return {
    points: arePointsShown && current ? current.points : null,
    comments: visible.feedback ? [current?.comment, stored?.comment].flatMap((comment) => comment || []) : [],
    changeReason: isScoreVisible(visible) && changed ? (stored?.reason ?? null) : null,
  }
}
