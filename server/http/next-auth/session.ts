import 'server-only'
import { decode, encode } from 'next-auth/jwt'
import { z } from 'zod'
import { authSecret, publicUrl } from '@/server/platform/env'
import type { Cookies } from '../caller'
import { keepDecoded } from '../keep-decoded'
import { clearOwner, setOwner } from '../owner-cookie'

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

/** @returns the session that the cookie claims; it can have ended, so compare its version with the user's row */
export async function readSession(cookies: Cookies): Promise<SessionToken | null> {
  const value = cookies.get(sessionCookieName())?.value
  return value ? decodeSession(value, Date.now()) : null
}

const decodeSession = keepDecoded(async (value): Promise<SessionToken | null> => {
  const token = await decode({ token: value, secret: authSecret() }).catch(() => null)
  const parsed = TokenSchema.safeParse(token)
  return parsed.success ? parsed.data : null
})

/** @param before the guest or visitor whose work became the user's; null if nothing did */
export async function writeSession(
  cookies: Cookies,
  token: Omit<SessionToken, 'iat'>,
  before: string | null = null,
): Promise<void> {
  const value = await encode({ token, secret: authSecret(), maxAge: SESSION_SECONDS })
  setSession(cookies, value, SESSION_SECONDS)
  setOwner(cookies, token.sub, before)
}

/** Ends the session in this browser, and makes the browser remove its owner's data. */
export async function clearSession(cookies: Cookies): Promise<void> {
  clearOwner(cookies, (await readSession(cookies))?.sub ?? null)
  cookies.set(HINT, '', { sameSite: 'lax', secure: isSecure(), path: '/', maxAge: 0 })
  setSession(cookies, '', 0)
}

function setSession(cookies: Cookies, value: string, maxAge: number): void {
  const options = { httpOnly: true, sameSite: 'lax', secure: isSecure(), path: '/', maxAge } as const
  cookies.set(sessionCookieName(), value, options)
}

/** Tells the header of static pages whether to show “Sign in” before it loads the viewer. It gives no access. `public/theme.js` reads it. */
const HINT = 'signed-in'

export function writeHint(cookies: Cookies): void {
  cookies.set(HINT, '1', { sameSite: 'lax', secure: isSecure(), path: '/', maxAge: SESSION_SECONDS })
}
