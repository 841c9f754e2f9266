import 'server-only'
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { MINUTE_MS, SECOND_MS } from '@/domain/time/durations'
import type { Cookies } from '@/server/http/caller'
import { isSecure } from '@/server/http/next-auth/settings'
import { db } from '@/server/platform/db'
import { isUniqueViolation } from '@/server/platform/errors'
import { readToken, signToken } from '@/server/platform/signed-token'

/** The challenge that a passkey signs: in a signed cookie until then, and accepted once. */

const PURPOSE = 'passkey-challenge'
const VALID_MS = 5 * MINUTE_MS

const ClaimSchema = z.object({
  challenge: z.string(),
  /** The account that adds a passkey; null for a sign-in. */
  userId: z.string().nullable(),
  expiresAt: z.number(),
})

export function writeChallenge(
  cookies: Cookies,
  { challenge, userId }: { challenge: string; userId: string | null },
  now: Date,
): void {
  const claim = { challenge, userId, expiresAt: now.getTime() + VALID_MS }
  cookies.set(cookieName(), signToken(PURPOSE, claim), cookieOptions(VALID_MS / SECOND_MS))
}

/**
 * Uses this browser's challenge up.
 * @param userId the account that adds a passkey; null for a sign-in
 * @returns null if there is none for this purpose, it has expired, or it was used
 */
export async function takeChallenge(
  cookies: Cookies,
  userId: string | null,
  now: Date,
): Promise<string | null> {
  const value = cookies.get(cookieName())?.value
  const claim = value ? readToken(PURPOSE, value, ClaimSchema) : null
  if (!claim || claim.userId !== userId || claim.expiresAt <= now.getTime()) return null
  cookies.set(cookieName(), '', cookieOptions(0))
  const key = `${PURPOSE}:${createHash('sha256').update(claim.challenge).digest('hex')}`
  try {
    // Expired rows of this table are removed. Only one of two concurrent uses can create the row.
    await db().rateLimiterFlexible.create({ data: { key, points: 1, expire: new Date(claim.expiresAt) } })
    return claim.challenge
  } catch (error) {
    if (isUniqueViolation(error)) return null
    throw error
  }
}

/** With HTTPS, the prefix keeps other sites of the domain from setting it. */
function cookieName(): string {
  return `${isSecure() ? '__Host-' : ''}casebook-passkey-challenge`
}

function cookieOptions(maxAge: number) {
  return { httpOnly: true, sameSite: 'lax', secure: isSecure(), path: '/', maxAge } as const
}
