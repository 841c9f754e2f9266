import type { Visible } from '@/domain/attempts/review-policy'
import type { PartStatus } from '@/domain/grading/grade'
import { meetsThreshold } from '@/domain/grading/meets-threshold'
import type { ItemReview, ReviewFeedback, ReviewRow } from '@/domain/grading/review'

/** `answered` where the learner may not know yet whether it is right. */
export type VisibleStatus = PartStatus | 'answered'

export interface VisibleReviewRow extends Omit<ReviewRow, 'right' | 'status'> {
  /** `null` while the right answer is hidden. */
  readonly right: string | null
  readonly status: VisibleStatus
}

/** An item's review with only what the quiz's policy shows at this moment. */
export interface VisibleReview {
  readonly itemId: string
  readonly stem: string
  readonly concept: string
  readonly status: VisibleStatus
  readonly earned: number | null
  readonly possible: number | null
  readonly reason: string | null
  readonly rows: readonly VisibleReviewRow[]
  readonly feedback: readonly ReviewFeedback[]
  readonly explanation: string | null
  /** Where the course teaches it, and the paragraphs behind it: they come with the explanation. */
  readonly section: string | null
  readonly paragraphs: readonly number[]
}

/**
 * Leaves of a review only what `visible` shows. Every field that passes is named here, so that a new one stays on the server until somebody
 * lets it through. That an answer is blank or cannot be read is no secret: the learner was told when it was given.
 */
export function visibleReview(
  review: ItemReview,
  marks: { earned: number; possible: number },
  visible: Visible,
): VisibleReview {
  const { itemId, stem, concept, reason, section, paragraphs } = review
  return {
    itemId,
    stem,
    concept,
    status: visibleStatus(review.status, visible),
    earned: visible.marks ? marks.earned : null,
    possible: visible['maximum-marks'] ? marks.possible : null,
    reason,
    rows: review.rows.map(
      ({ id, label, given, right, status, isUnchosen, reason: why, spelling, feedback }) => ({
        id,
        label,
        given,
        right: visible['right-answer'] ? right : null,
        // Whether it was right to leave an option is the key itself.
        status: isUnchosen && !visible['right-answer'] ? 'answered' : visibleStatus(status, visible),
        isUnchosen,
        reason: why,
        spelling: visible.feedback && visible['right-answer'] ? spelling : null,
        feedback: visible.feedback ? feedback : [],
      }),
    ),
    feedback: visible.feedback ? review.feedback : [],
    explanation: visible.explanation ? review.explanation : null,
    section: visible.explanation ? section : null,
    paragraphs: visible.explanation ? paragraphs : [],
  }
}

function visibleStatus(status: PartStatus, visible: Visible): VisibleStatus {
  if (visible.correctness || status === 'unanswered' || status === 'ungradable') return status
  return 'answered'
}

/** What is said of the whole attempt: of the remarks whose `from` (per cent) the score reaches, the highest; `null` for none. */
export function overallFeedback(
  remarks: readonly { readonly from: number; readonly text: string }[],
  scoreRatio: number,
): string | null {
  const reached = remarks.filter(({ from }) => meetsThreshold(scoreRatio * 100, from))
  return reached.sort((one, other) => other.from - one.from)[0]?.text ?? null
}
