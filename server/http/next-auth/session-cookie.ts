import 'server-only'
import { cookies } from 'next/headers'
import { setOwner } from '../owner-cookie'
import { clearSession, type SessionToken, writeHint, writeSession } from './session'

/** The session of a page's or an action's request. Change it only in route handlers and actions, because pages can't. */

/** @param before the guest or visitor whose work became the user's; null if nothing did */
export async function writeSessionCookie(
  token: Omit<SessionToken, 'iat'>,
  before: string | null = null,
): Promise<void> {
  await writeSession(await cookies(), token, before)
}

export async function writeSignedInHint(): Promise<void> {
  writeHint(await cookies())
}

/** Ends the session in this browser, and makes the browser remove its owner's data. */
export async function clearSessionCookie(): Promise<void> {
  await clearSession(await cookies())
}

/** @param before the guest or visitor whose work becomes the owner's; null if nothing does */
export async function writeOwner(owner: string, before: string | null): Promise<void> {
  setOwner(await cookies(), owner, before)
}
