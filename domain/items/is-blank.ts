import { readResponse } from '@/domain/items/read-response'
import type { PublicItem } from '@/domain/items/to-public-item'
import { responseByType } from '@/domain/items/types/response-by-type'

/**
 * Whether the response leaves the item unanswered: nothing selected, only white space typed, or an unchanged order.
 * A response that can’t be read isn’t blank.
 */
export function isBlank(item: PublicItem, response: unknown): boolean {
  const reading = readResponse(item, response)
  if (!reading.ok) return false
  const { value } = reading
  if (value === null) return true
  if (Array.isArray(value)) return value.length === 0
  // Without parts, an object is a number with its unit.
  if (typeof value !== 'object' || !responseByType[item.type].partIds) return false
  return Object.values(value).every((part) => part === null)
}
