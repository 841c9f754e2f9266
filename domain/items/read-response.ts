import type { ItemResponse, Reading } from '@/domain/items/response'
import type { PublicItem } from '@/domain/items/to-public-item'
import { responseByType } from '@/domain/items/types/response-by-type'

/**
 * Parses any JSON as a response to the item, in the shape of its type, or returns why it doesn’t have that shape. Works with public
 * and full items. Doesn’t check whether typed text is a number; `validateResponse` does.
 */
export function readResponse(item: PublicItem, raw: unknown): Reading<ItemResponse> {
  return responseByType[item.type].read(item, raw)
}
