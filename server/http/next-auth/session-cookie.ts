import 'server-only'
import { cookies } from 'next/headers'
import { decode, encode } from 'next-auth/jwt'
import { z } from 'zod'
import { authSecret, publicUrl } from '@/server/platform/env'
import { clearOwner, writeOwner } from '../owner-cookie'

/** The session is next-auth's signed and encrypted cookie. Guests have the same cookie, for a user without an email. */

export const SESSION_SECONDS = 60 * 24 * 3600

const TokenSchema = z.object({
  sub: z.string(),
  sessionVersion: z.number().int(),
  /** When it was created, in seconds since 1970. */
  iat: z.number(),
})
export type SessionToken = z.infer<typeof TokenSchema>

/** Returns the cookie's name. With HTTPS, its prefix keeps other sites of the domain from setting it. */
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
 * Sets the session cookie. Call it only in route handlers and actions, because pages can't set cookies.
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

/** Tells the header of static pages whether to show “Sign in” before it loads the viewer. It gives no access. `public/theme.js` reads it. */
const HINT = 'signed-in'

export async function writeSignedInHint(): Promise<void> {
  const jar = await cookies()
  jar.set(HINT, '1', { sameSite: 'lax', secure: isSecure(), path: '/', maxAge: SESSION_SECONDS })
}

/** Ends the session in this browser, and makes the browser remove its owner's data. */
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
