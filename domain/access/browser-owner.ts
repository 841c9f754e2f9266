/** The cookie that gives scripts the owner of the data that this browser may show and send. It is set together with the session cookie. */
export const OWNER_COOKIE = 'casebook-owner'

/** The owner of data stored in a browser without a session. */
export const VISITOR = 'visitor'

/** The request header by which a browser names the owner of the data that it sends. */
export const OWNER_HEADER = 'x-casebook-owner'

/** The owner of the data that a browser may show and send. */
export interface BrowserOwner {
  /** The ID of the account or guest; null without a session. */
  readonly owner: string | null
  /** Owners whose data in this browser was transferred to this owner when the session started: the guest, and the visitor before that. */
  readonly takesOver: readonly string[]
  /** Owners whose data must be removed from this browser: they signed out here, or were deleted. */
  readonly cleared: readonly string[]
}

/** Whether a request's cookies name an owner: then `/` is the home page of a learner (next.config.js). */
export function hasOwner(cookies: string | undefined): boolean {
  return /(^|; )casebook-owner=owner(=|%3D)/.test(cookies ?? '')
}

const NOBODY: BrowserOwner = { owner: null, takesOver: [], cleared: [] }

/** The maximum number of owners that wait for removal. */
const MAX_CLEARED = 10

/** Reads the cookie's value; a missing or malformed one has no owner. */
export function parseBrowserOwner(value: string | undefined): BrowserOwner {
  const fields = new URLSearchParams(value)
  const owner = fields.get('owner')
  if (owner !== null && !isOwner(owner)) return NOBODY
  const takesOver = fields.getAll('takes').filter(isOwner)
  return {
    owner,
    takesOver: owner === null ? [] : takesOver,
    cleared: fields.getAll('clear').filter(isOwner),
  }
}

/** Writes the cookie’s value; empty if there is nothing to store. */
export function formatBrowserOwner({ owner, takesOver, cleared }: BrowserOwner): string {
  const fields = new URLSearchParams(owner === null ? [] : [['owner', owner]])
  for (const id of takesOver) fields.append('takes', id)
  for (const id of cleared) fields.append('clear', id)
  return fields.toString()
}

/**
 * Starts or renews a session of `owner`.
 * @param before the guest or visitor whose work is transferred to the owner; null for none
 */
export function startOwner(current: BrowserOwner, owner: string, before: string | null): BrowserOwner {
  const { cleared } = current
  if (current.owner === owner) return { ...current }
  if (before === null || before === owner) return { owner, takesOver: [], cleared }
  const earlier = current.owner === before ? current.takesOver : []
  return { owner, takesOver: [before, ...earlier.filter((id) => id !== before)], cleared }
}

/** Ends the session of `owner`. @param isCleared whether its data is removed from the browser, or kept until the owner returns */
export function endOwner(current: BrowserOwner, owner: string | null, isCleared: boolean): BrowserOwner {
  const others = current.cleared.filter((id) => id !== owner)
  const cleared = isCleared && owner !== null ? [...others, owner].slice(-MAX_CLEARED) : current.cleared
  return { owner: null, takesOver: [], cleared }
}

/** Records that the data of `owner` was removed. */
export function forgetCleared(current: BrowserOwner, owner: string): BrowserOwner {
  return { ...current, cleared: current.cleared.filter((id) => id !== owner) }
}

function isOwner(id: string): boolean {
  return /^[\w-]{1,64}$/.test(id)
}
