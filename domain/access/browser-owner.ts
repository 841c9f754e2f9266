/** The cookie that tells a page's script whose data this browser may show and send. It is set together with the session's cookie. */
export const OWNER_COOKIE = 'casebook-owner'

/** The owner of what a browser keeps for a reader without a session. */
export const VISITOR = 'visitor'

/** The request header by which a browser names the owner of the data that it sends. */
export const OWNER_HEADER = 'x-casebook-owner'

/** Whose data a browser may show and send. */
export interface BrowserOwner {
  /** The ID of the account or guest; null without a session. */
  readonly owner: string | null
  /** Owners whose data in this browser became this owner's when the session started: the guest, the visitor before that. */
  readonly takesOver: readonly string[]
  /** Owners whose data is to be removed from this browser: signed out here, or deleted. */
  readonly cleared: readonly string[]
}

const NOBODY: BrowserOwner = { owner: null, takesOver: [], cleared: [] }

/** At most this many owners wait for their removal. */
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

/** Writes the cookie's value; empty if there is nothing to tell. */
export function formatBrowserOwner({ owner, takesOver, cleared }: BrowserOwner): string {
  const fields = new URLSearchParams(owner === null ? [] : [['owner', owner]])
  for (const id of takesOver) fields.append('takes', id)
  for (const id of cleared) fields.append('clear', id)
  return fields.toString()
}

/**
 * A session of `owner` starts or is renewed.
 * @param before the guest or visitor whose work becomes the owner's; null if nothing does
 */
export function startOwner(current: BrowserOwner, owner: string, before: string | null): BrowserOwner {
  const { cleared } = current
  if (current.owner === owner) return { ...current }
  if (before === null || before === owner) return { owner, takesOver: [], cleared }
  const earlier = current.owner === before ? current.takesOver : []
  return { owner, takesOver: [before, ...earlier.filter((id) => id !== before)], cleared }
}

/** The session of `owner` ends. @param isCleared whether its data is removed from the browser, or kept until the owner returns */
export function endOwner(current: BrowserOwner, owner: string | null, isCleared: boolean): BrowserOwner {
  const others = current.cleared.filter((id) => id !== owner)
  const cleared = isCleared && owner !== null ? [...others, owner].slice(-MAX_CLEARED) : current.cleared
  return { owner: null, takesOver: [], cleared }
}

/** The data of `owner` was removed. */
export function forgetCleared(current: BrowserOwner, owner: string): BrowserOwner {
  return { ...current, cleared: current.cleared.filter((id) => id !== owner) }
}

function isOwner(id: string): boolean {
  return /^[\w-]{1,64}$/.test(id)
}
