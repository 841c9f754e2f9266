import type { ItemReview } from '@/domain/grading/review'
import type { Item } from '@/domain/items/item'
import { toPublicItem } from '@/domain/items/to-public-item'

/** Returns the result of a quick check for the learner, with the item as it was asked. */
export function outcomeOf(item: Item, { status, rows, feedback, explanation, paragraphs }: ItemReview) {
  return {
    ...{ status, feedback, explanation, paragraphs: [...paragraphs] },
    item: toPublicItem(item),
    rows: rows.map(({ id, label, given, correct, status: ofRow, options, reason, spelling }) => ({
      ...{ id, label, given, correct, status: ofRow, reason, spelling },
      options: options && { chosen: options.chosen, keys: [...options.keys] },
    })),
  }
}
