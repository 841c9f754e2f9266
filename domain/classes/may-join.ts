/** How people get into a class by its code. */
export interface Joining {
  /** The code that was followed is the present one. */
  readonly isPresentCode: boolean
  readonly expiresAt: Date | null
  /** Only addresses of this mail domain, in lower case; null for any. */
  readonly domain: string | null
  readonly isArchived: boolean
}

/** Who wants to join. */
export interface Joiner {
  readonly email: string
  readonly isEmailVerified: boolean
  /** removed: taken out by staff, who alone can take them back. */
  readonly standing: 'never' | 'in' | 'left' | 'removed'
}

export type JoinDecision =
  | { readonly allowed: true }
  | {
      readonly allowed: false
      /** closed: told in the same words as a code that never was. */
      readonly reason: 'already-in' | 'closed' | 'removed' | 'other-domain' | 'unverified'
    }

/** Whether somebody with an account may join a class by its code at `now`; the code expires at its moment, not after it. */
export function mayJoin(joining: Joining, joiner: Joiner, now: Date): JoinDecision {
  if (joiner.standing === 'in') return { allowed: false, reason: 'already-in' }
  const hasExpired = joining.expiresAt !== null && joining.expiresAt <= now
  if (!joining.isPresentCode || joining.isArchived || hasExpired) return { allowed: false, reason: 'closed' }
  if (joiner.standing === 'removed') return { allowed: false, reason: 'removed' }
  if (joining.domain !== null) {
    if (mailDomain(joiner.email) !== joining.domain) return { allowed: false, reason: 'other-domain' }
    if (!joiner.isEmailVerified) return { allowed: false, reason: 'unverified' }
  }
  return { allowed: true }
}

/** What stands after the last `@`, in lower case; an address of a subdomain is another domain. */
function mailDomain(email: string): string {
  return email.slice(email.lastIndexOf('@') + 1).toLowerCase()
}

/**
 * A mail domain as it was typed, with or without an `@` before it.
 * @returns null for what is none
 */
export function readMailDomain(typed: string): string | null {
  const domain = typed.trim().replace(/^@/, '').toLowerCase()
  const isDomain =
    domain.length <= 253 && /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/.test(domain)
  return isDomain ? domain : null
}
