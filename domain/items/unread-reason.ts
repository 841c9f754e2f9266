import type { PublicItem } from '@/domain/items/to-public-item'
import { validateResponse } from '@/domain/items/validate-response'

/** Tells a learner why an answer wasn’t saved: it couldn’t be read, or it was empty. */
export function unreadReason(item: PublicItem | undefined, typed: string): string {
  const check = item && typed !== '' ? validateResponse(item, typed) : null
  return check && !check.ok ? check.problem.message : 'Your answer was empty or couldn’t be read. Try again.'
}
