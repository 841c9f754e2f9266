import { gradeResponse } from '@/domain/grading/grade-response'
import type { Item } from '@/domain/items/item'
import { DECISION_LABELS, type ReviewRow } from './review'
import { reviewItem } from './review-item'

/**
 * The key of an item in words, for staff: “25,000”, or with a label for each part, “CSTO: 6; CRRF: 20,000”. If each option is a separate decision, it
 * names only the correct ones. For an item that a person grades, it is the model answer.
 * @param most the maximum number of characters of each correct option, which can be a whole passage
 */
export function formatItemKey(item: Item, most = Number.POSITIVE_INFINITY): string {
  const { rows } = reviewItem(item, null, gradeResponse(item, null))
  const keys = rows.every(isDecision)
    ? rows.flatMap(({ label, correct }) =>
        label !== null && correct === DECISION_LABELS.chosen ? [shorten(label, most)] : [],
      )
    : rows.flatMap(({ label, correct }) =>
        correct ? [label === null ? correct : `${label}: ${correct}`] : [],
      )
  return keys.join('; ')
}

/** Whether the row is an option that is a separate decision. */
function isDecision({ label, correct }: ReviewRow): boolean {
  return label !== null && (correct === DECISION_LABELS.chosen || correct === DECISION_LABELS.left)
}

function shorten(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most).trimEnd()}…` : text
}
