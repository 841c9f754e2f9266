import { gradeResponse } from '@/domain/grading/grade-response'
import type { Item } from '@/domain/items/item'
import { reviewItem } from './review-item'

/**
 * The key of an item in words, for staff: “25,000”, or with a label for each part, “CSTO: 6; CRRF: 20,000”. For an item that a person grades, it is
 * the model answer.
 */
export function formatItemKey(item: Item): string {
  return reviewItem(item, null, gradeResponse(item, null))
    .rows.filter(({ correct }) => correct)
    .map(({ label, correct }) => (label === null ? correct : `${label}: ${correct}`))
    .join('; ')
}
