import type { Visible } from '@/domain/attempts/visibility'
import type { PartStatus } from '@/domain/grading/grade'
import { meetsThreshold } from '@/domain/grading/meets-threshold'
import type { Criterion, ItemReview, ReviewFeedback, ReviewRow } from '@/domain/grading/review'

/** `answered` if the learner can’t see yet whether it is correct. */
type VisibleStatus = PartStatus | 'answered'
/** `graded` if a person graded it, so that its points say more than a word. */
export type ResultStatus = VisibleStatus | 'graded'

export interface VisibleReviewRow extends Omit<ReviewRow, 'correct' | 'status'> {
  /** `null` while the correct answer is hidden. */
  readonly correct: string | null
  readonly status: VisibleStatus
}

/** An item’s results with only what the quiz’s results visibility currently shows. */
export interface VisibleResult {
  readonly itemId: string
  readonly stem: string
  readonly concept: string | null
  readonly status: ResultStatus
  readonly earned: number | null
  readonly possible: number | null
  readonly reason: string | null
  readonly rows: readonly VisibleReviewRow[]
  /** What learners check their own answer by; null while correct answers are hidden, or if a program grades it. */
  readonly criteria: readonly Criterion[] | null
  readonly feedback: readonly ReviewFeedback[]
  readonly explanation: string | null
  /** The lesson section and the source paragraphs; they are shown with the explanation. */
  readonly section: string | null
  readonly paragraphs: readonly number[]
}

/**
 * Filters results by `visible`. Lists every field that passes, so that new fields stay on the server until they are added here. Whether an
 * answer is empty, invalid, or waits for a person isn’t secret: the learner saw it when they answered.
 */
export function visibleResult(
  review: ItemReview,
  points: { earned: number; possible: number; isGradedByPerson?: boolean },
  visible: Visible,
): VisibleResult {
  const { itemId, stem, concept, reason, section, paragraphs } = review
  return {
    itemId,
    stem,
    concept,
    status: points.isGradedByPerson ? statusByPerson(visible) : visibleStatus(review.status, visible),
    earned: visible.points ? points.earned : null,
    possible: visible['possible-points'] ? points.possible : null,
    reason,
    rows: review.rows.map(
      ({ id, label, given, correct, status, options, isUnchosen, reason: why, spelling, feedback }) => ({
        id,
        label,
        given,
        correct: visible['correct-answer'] ? correct : null,
        options: options && { chosen: options.chosen, keys: visible['correct-answer'] ? options.keys : [] },
        // Whether an unchosen option is correct reveals the key.
        status: points.isGradedByPerson
          ? 'answered'
          : isUnchosen && !visible['correct-answer']
            ? 'answered'
            : visibleStatus(status, visible),
        isUnchosen,
        reason: why,
        spelling: visible.feedback && visible['correct-answer'] ? spelling : null,
        feedback: visible.feedback ? feedback : [],
      }),
    ),
    criteria: visible['correct-answer'] ? review.criteria : null,
    feedback: visible.feedback ? review.feedback : [],
    explanation: visible.explanation ? review.explanation : null,
    section: visible.explanation ? section : null,
    paragraphs: visible.explanation ? paragraphs : [],
  }
}

function statusByPerson(visible: Visible): ResultStatus {
  return visible.points ? 'graded' : 'answered'
}

function visibleStatus(status: PartStatus, visible: Visible): VisibleStatus {
  if (visible.correctness || status === 'unanswered' || status === 'ungradable' || status === 'waiting')
    return status
  return 'answered'
}

/** The overall feedback: the remark with the highest `from` (percent) that the score reaches; `null` for none. */
export function overallFeedback(
  remarks: readonly { readonly from: number; readonly text: string }[],
  scoreRatio: number,
): string | null {
  const reached = remarks.filter(({ from }) => meetsThreshold(scoreRatio * 100, from))
  return reached.sort((a, b) => b.from - a.from)[0]?.text ?? null
}
