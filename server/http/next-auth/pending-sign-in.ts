import 'server-only'
import { decode, encode } from 'next-auth/jwt'
import { z } from 'zod'
import { MINUTE_MS, SECOND_MS } from '@/domain/time/durations'
import { authSecret } from '@/server/platform/env'
import type { Cookies } from '../caller'
import { isSecure } from './settings'

/**
 * A sign-in that still needs a code of two-step verification. Encrypted in a cookie: it proves the first step, and gives
 * access to nothing without the second.
 */

const SALT = 'pending sign-in'
const SECONDS = (10 * MINUTE_MS) / SECOND_MS

const PendingSchema = z.object({
  sub: z.string(),
  /** A new password or signing out everywhere ends what is pending too. */
  sessionVersion: z.number().int(),
  /** The way to sign in of the first step. */
  way: z.string(),
})
export type PendingSignIn = z.infer<typeof PendingSchema>

/** The page that asks for the code. */
export const CODE_PATH = '/sign-in/code'

export async function writePendingSignIn(cookies: Cookies, pending: PendingSignIn): Promise<void> {
  const value = await encode({ token: pending, secret: authSecret(), salt: SALT, maxAge: SECONDS })
  cookies.set(cookieName(), value, cookieOptions(SECONDS))
}

/** @returns null if no sign-in is pending, or for too long */
export async function readPendingSignIn(cookies: Pick<Cookies, 'get'>): Promise<PendingSignIn | null> {
  const value = cookies.get(cookieName())?.value
  if (!value) return null
  const token = await decode({ token: value, secret: authSecret(), salt: SALT }).catch(() => null)
  return PendingSchema.safeParse(token).data ?? null
}

export function clearPendingSignIn(cookies: Cookies): void {
  cookies.set(cookieName(), '', cookieOptions(0))
}

/** With HTTPS, the prefix keeps other sites of the domain from setting it. */
function cookieName(): string {
  return `${isSecure() ? '__Host-' : ''}casebook-pending-sign-in`
}

function cookieOptions(maxAge: number) {
  return { httpOnly: true, sameSite: 'lax', secure: isSecure(), path: '/', maxAge } as const
}
