import type { ItemReview } from '@/domain/grading/review'

/** Returns the result of a quick check for the learner. Checks are choices, numbers, or short texts, so the correct answer is one text. */
export function outcomeOf({ status, rows, feedback, explanation, paragraphs }: ItemReview) {
  return {
    status,
    correct: rows.map(({ correct }) => correct).join(', '),
    spelling: rows.find(({ spelling }) => spelling !== null)?.spelling ?? null,
    feedback,
    explanation,
    paragraphs,
  }
}
