import type { OfParts } from '@/domain/grading/grade'
import type { Item } from '@/domain/items/item'
import { gradingByType } from '@/domain/items/types/grading-by-type'

/**
 * Returns how the grader reads a typed response: the normalized text, or the number as a plain decimal with its unit
 * (`1960 km`); for a cloze, by gap. Responses that are equal to the grader are equal here. Accepts any JSON.
 * @returns null if items of this type have no typed answer
 */
export function normalizedResponse(item: Item, response: unknown): OfParts {
  return gradingByType[item.type].normalized?.(item, response) ?? null
}
