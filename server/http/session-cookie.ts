import 'server-only'
import { cookies } from 'next/headers'
import { decode, encode } from 'next-auth/jwt'
import { z } from 'zod'
import { authSecret, publicUrl } from '@/server/platform/env'
import { clearOwner, writeOwner } from './owner-cookie'

/** The session is next-auth's signed and encrypted cookie; guests carry the same kind, for a user without an address. */

export const SESSION_SECONDS = 60 * 24 * 3600

const TokenSchema = z.object({
  sub: z.string(),
  sessionVersion: z.number().int(),
  /** When it was made, in seconds since 1970. */
  iat: z.number(),
})
export type SessionToken = z.infer<typeof TokenSchema>

/** Over https the name carries the prefix that keeps other sites of the domain from setting it. */
function sessionCookieName(): string {
  return isSecure() ? '__Secure-next-auth.session-token' : 'next-auth.session-token'
}

function isSecure(): boolean {
  return publicUrl().startsWith('https://')
}

export async function readSessionToken(): Promise<SessionToken | null> {
  const value = (await cookies()).get(sessionCookieName())?.value
  if (!value) return null
  const token = await decode({ token: value, secret: authSecret() }).catch(() => null)
  const parsed = TokenSchema.safeParse(token)
  return parsed.success ? parsed.data : null
}

/**
 * Only in route handlers and actions: pages cannot set cookies.
 * @param before the guest or visitor whose work became the user's; null if nothing did
 */
export async function writeSessionCookie(
  token: Omit<SessionToken, 'iat'>,
  before: string | null = null,
): Promise<void> {
  const value = await encode({ token, secret: authSecret(), maxAge: SESSION_SECONDS })
  const jar = await cookies()
  jar.set(sessionCookieName(), value, {
    httpOnly: true,
    sameSite: 'lax',
    secure: isSecure(),
    path: '/',
    maxAge: SESSION_SECONDS,
  })
  await writeOwner(token.sub, before)
}

/** Tells the header of static pages whether to show “Sign in”, before it has asked: a hint without any right. Read by `public/theme.js`. */
const HINT = 'signed-in'

export async function writeSignedInHint(): Promise<void> {
  const jar = await cookies()
  jar.set(HINT, '1', { sameSite: 'lax', secure: isSecure(), path: '/', maxAge: SESSION_SECONDS })
}

/** Ends the session in this browser, and has the browser remove what it keeps for its owner. */
export async function clearSessionCookie(): Promise<void> {
  await clearOwner((await readSessionToken())?.sub ?? null, true)
  const jar = await cookies()
  jar.set(HINT, '', { sameSite: 'lax', secure: isSecure(), path: '/', maxAge: 0 })
  jar.set(sessionCookieName(), '', {
    httpOnly: true,
    sameSite: 'lax',
    secure: isSecure(),
    path: '/',
    maxAge: 0,
  })
}
