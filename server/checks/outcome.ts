import type { ItemReview } from '@/domain/grading/review'

/** What the learner is told about a check: a choice, a number or a short text, so it has one right answer in words. */
export function outcomeOf({ status, rows, feedback, explanation }: ItemReview) {
  return {
    status,
    right: rows.map(({ right }) => right).join(', '),
    spelling: rows.find(({ spelling }) => spelling !== null)?.spelling ?? null,
    feedback,
    explanation,
  }
}
