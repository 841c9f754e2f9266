/** The conditions for joining a class with its code. */
export interface Joining {
  /** Whether the code that was used is the current one. */
  readonly isPresentCode: boolean
  readonly expiresAt: Date | null
  /** The only accepted email domain, in lowercase; null for any. */
  readonly domain: string | null
  readonly isArchived: boolean
}

/** The user who wants to join. */
export interface Joiner {
  readonly email: string
  readonly isEmailVerified: boolean
  /** `removed`: removed by staff; only staff can restore them. */
  readonly standing: 'never' | 'in' | 'left' | 'removed'
}

export type JoinDecision =
  | { readonly allowed: true }
  | {
      readonly allowed: false
      /** `closed`: shown with the same message as an unknown code. */
      readonly reason: 'already-in' | 'closed' | 'removed' | 'other-domain' | 'unverified'
    }

/** Whether a user can join a class with its code at `now`. The code is no longer valid at `expiresAt`. */
export function canJoin(joining: Joining, joiner: Joiner, now: Date): JoinDecision {
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

/** The text after the last `@`, in lowercase. A subdomain is a different domain. */
function mailDomain(email: string): string {
  return email.slice(email.lastIndexOf('@') + 1).toLowerCase()
}

/**
 * Parses a typed email domain, with or without a leading `@`.
 * @returns null if it isn’t a domain
 */
export function readMailDomain(typed: string): string | null {
  const domain = typed.trim().replace(/^@/, '').toLowerCase()
  const isDomain =
    domain.length <= 253 && /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/.test(domain)
  return isDomain ? domain : null
}
