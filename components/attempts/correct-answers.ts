import type { VisibleReviewRow } from '@/domain/attempts/visible-result'
import { DECISION_LABELS } from '@/domain/grading/review'

type Row = Pick<VisibleReviewRow, 'id' | 'label' | 'correct'>
type CorrectAnswer = { id: string; label: string | null; text: string }

/** Returns the correct answers in short, if they may be shown. For options, it lists only the correct ones. */
export function correctAnswers(rows: readonly Row[]): CorrectAnswer[] {
  return rows.flatMap(({ id, label, correct }) => {
    if (correct === null || correct === DECISION_LABELS.left) return []
    return correct === DECISION_LABELS.chosen
      ? [{ id, label: null, text: label ?? correct }]
      : [{ id, label, text: correct }]
  })
}
