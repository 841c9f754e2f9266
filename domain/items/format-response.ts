import { isBlank } from '@/domain/items/is-blank'
import { readResponse } from '@/domain/items/read-response'
import type { PublicItem } from '@/domain/items/to-public-item'
import { responseByType } from '@/domain/items/types/response-by-type'

/** The maximum number of characters shown of a response that can’t be read. */
const MAX_UNREADABLE = 300

/**
 * Formats a response for display, using only what the learner has seen, without a key. Takes any JSON: an unreadable response is shown as
 * it is, cut at 300 characters; a readable one is never cut. @returns `null` if it is unanswered
 */
export function formatResponse(item: PublicItem, response: unknown): string | null {
  if (isBlank(item, response)) return null
  const words = responseByType[item.type].format(item, response) ?? JSON.stringify(response) ?? ''
  const isCut = words.length > MAX_UNREADABLE && !readResponse(item, response).ok
  return (isCut ? `${words.slice(0, MAX_UNREADABLE - 1)}…` : words) || null
}
