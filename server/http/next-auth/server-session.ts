import 'server-only'
import { cookies } from 'next/headers'
import { clearOwner, writeOwner } from '../owner-cookie'
import { optionsFor } from './auth-options'
import { type AuthCall, callNextAuth } from './call-next-auth'
import { issueCsrf } from './csrf'
import type { Admitted, SignInRules } from './rules'
import { readSessionToken } from './session'
import { parseSetCookie } from './set-cookie'
import { baseOptions, sessionCookieName } from './settings'
import { clearSignedInHint } from './signed-in-hint'

/** Sessions that the server starts, renews, and ends by itself. Call these only in route handlers and actions, because pages can't set cookies. */

/**
 * Signs in a user whom the server has identified: a new guest or account, or someone with a new password.
 * @param provider the way to sign in, for the audit log; `guest` for a guest
 */
export async function startServerSession(
  provider: string,
  user: Admitted,
  recordSignIn?: SignInRules['recordSignIn'],
): Promise<void> {
  const options = optionsFor(provider, user, recordSignIn)
  const answer = await post(['callback', provider], options)
  if (answer.cookies.every((line) => !line.startsWith(sessionCookieName())))
    throw new Error(`next-auth started no session: ${answer.location}`)
  await setSessionCookies(answer.cookies)
}

/** Renews the cookie, so that the session expires 60 days from now. */
export async function renewServerSession(userId: string): Promise<void> {
  const call: AuthCall = { method: 'GET', part: ['session'], cookies: await sessionCookie() }
  const answer = await callNextAuth(call, baseOptions())
  await setSessionCookies(answer.cookies)
  await writeOwner(userId, null)
}

/** Ends the session in this browser, and makes the browser remove its owner's data. */
export async function endServerSession(recordSignOut?: SignInRules['recordSignOut']): Promise<void> {
  const owner = (await readSessionToken())?.sub ?? null
  const events = { signOut: async () => (owner === null ? undefined : recordSignOut?.(owner)) }
  const answer = await post(['signout'], { ...baseOptions(), events })
  await setSessionCookies(answer.cookies)
  await forgetOwner(owner)
}

/** Removes what belongs to the session in this browser besides its cookie. */
export async function forgetOwner(owner: string | null): Promise<void> {
  await clearOwner(owner, true)
  await clearSignedInHint()
}

/** Sets the cookies of an answer of next-auth. */
export async function setCookies(lines: readonly string[]): Promise<void> {
  const jar = await cookies()
  for (const line of lines) {
    const cookie = parseSetCookie(line)
    if (cookie) jar.set(cookie.name, cookie.value, cookie.options)
  }
}

/** Leaves out the cookies of next-auth's forms, which this call didn't come from. */
async function setSessionCookies(lines: readonly string[]): Promise<void> {
  await setCookies(lines.filter((line) => line.startsWith(sessionCookieName())))
}

/** Posts to next-auth, with a token that is created for this call: the caller has checked where the request comes from. */
async function post(part: readonly string[], options: Parameters<typeof callNextAuth>[1]) {
  const { token, cookie } = await issueCsrf(undefined)
  const sent = { ...(await sessionCookie()), [cookie.name]: cookie.value }
  return callNextAuth({ method: 'POST', part, fields: { csrfToken: token }, cookies: sent }, options)
}

async function sessionCookie(): Promise<Record<string, string>> {
  const value = (await cookies()).get(sessionCookieName())?.value
  return value ? { [sessionCookieName()]: value } : {}
}
