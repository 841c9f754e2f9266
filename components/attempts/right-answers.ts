import type { VisibleReviewRow } from '@/domain/attempts/visible-review'
import { DECISION_WORDS } from '@/domain/grading/review'

type Row = Pick<VisibleReviewRow, 'id' | 'label' | 'right'>
type RightAnswer = { id: string; label: string | null; words: string }

/** Returns the correct answers in short, if they may be shown. For options, it lists only the correct ones. */
export function rightAnswers(rows: readonly Row[]): RightAnswer[] {
  return rows.flatMap(({ id, label, right }) => {
    if (right === null || right === DECISION_WORDS.left) return []
    return right === DECISION_WORDS.chosen
      ? [{ id, label: null, words: label ?? right }]
      : [{ id, label, words: right }]
  })
}
