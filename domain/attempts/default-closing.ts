/** The dates of an assignment, in ISO 8601. */
type Dates = { readonly dueAt: string | null; readonly closesAt: string | null }

/**
 * When a draft closes if its instructor sets only the due date: when it's due, so that what is shown after closing is shown at all. It follows the due
 * date until they set another closing date, or none.
 * @param saved the dates before
 * @param typed the dates that the instructor typed
 */
export function withDefaultClosing(saved: Dates, typed: Dates): string | null {
  const isClosingTyped = !isSameMinute(saved.closesAt, typed.closesAt)
  const isFollowing = isSameMinute(saved.closesAt, saved.dueAt)
  if (isClosingTyped || !isFollowing || typed.dueAt === null) return typed.closesAt
  return isSameMinute(saved.dueAt, typed.dueAt) ? typed.closesAt : typed.dueAt
}

/** Date fields show minutes. */
function isSameMinute(one: string | null, other: string | null): boolean {
  return (one?.slice(0, 16) ?? null) === (other?.slice(0, 16) ?? null)
}
