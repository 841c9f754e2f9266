import { checkResponse } from '@/domain/items/check-response'
import type { PublicItem } from '@/domain/items/public-item'

/** What a learner reads whose answer wasn't kept: why a typed one can't be read, or that there was none. */
export function unreadReason(item: PublicItem | undefined, typed: string): string {
  const check = item && typed !== '' ? checkResponse(item, typed) : null
  return check && !check.ok ? check.problem.message : 'Your answer was blank or couldn’t be read. Try again.'
}
