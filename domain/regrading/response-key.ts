import type { Item } from '@/domain/items/item'
import { readResponse } from '@/domain/items/read-response'
import { analysisByType } from '@/domain/items/types/analysis-by-type'

/**
 * A key that is the same for answers that are graded as equal: normalized words, numbers as read in the base unit, selected options in any order, and each gap by
 * its type. Answers that can’t be read are equal only if they are identical.
 */
export function responseKey(item: Item, response: unknown): string {
  const reading = readResponse(item, response)
  return JSON.stringify(
    reading.ok ? [analysisByType[item.type].key(item, reading.value)] : { unreadable: response },
  )
}
