import type { PublicItem } from '@/domain/items/public-item'
import { readResponse } from '@/domain/items/read-response'

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
  if (typeof value !== 'object' || item.type === 'numeric') return false
  return Object.values(value).every((part) => part === null)
}
