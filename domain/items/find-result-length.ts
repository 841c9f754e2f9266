import type { Item } from './item'

/**
 * Returns the length of the longest result that an item's answers can have, in characters: its longest feedback and its
 * explanation. It depends on all feedback, so it says nothing about the key.
 */
export function findResultLength(item: Item): number {
  return Math.max(0, ...feedbackOf(item).map(({ length }) => length)) + item.explanation.length
}

/** All feedback, wherever the type of the item has it. */
function feedbackOf(value: unknown): string[] {
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([name, entry]) =>
    name === 'feedback' && typeof entry === 'string' ? [entry] : feedbackOf(entry),
  )
}
