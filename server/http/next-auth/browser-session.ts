import 'server-only'
import type { NextAuthOptions } from 'next-auth'
import type { Cookies } from '../caller'
import { clearOwner, setOwner } from '../owner-cookie'
import { endSession, type SessionClient } from '../sessions'
import { optionsFor } from './auth-options'
import { type AuthCall, callNextAuth } from './call-next-auth'
import { issueCsrf } from './csrf'
import { readSession } from './read-session-cookie'
import type { Admitted, SignInRules } from './rules'
import { parseSetCookie } from './set-cookie'
import { baseOptions, sessionCookieName } from './settings'
import { clearSignedInHint } from './signed-in-hint'

type SessionCallback = NonNullable<NonNullable<NextAuthOptions['callbacks']>['jwt']>

/** Sessions of a browser that the server starts, renews, and ends by itself. */

/**
 * Signs in a user whom the server has identified: a new guest or account, or someone with a new password.
 * @param provider the way to sign in, for the audit log; `guest` for a guest
 * @param client of an account's session; null for a guest
 */
export async function startBrowserSession(
  cookies: Cookies,
  provider: string,
  user: Admitted,
  recordSignIn?: SignInRules['recordSignIn'],
  client: SessionClient | null = null,
): Promise<void> {
  const options = optionsFor(cookies, provider, user, recordSignIn, client)
  const answer = await post(cookies, ['callback', provider], options)
  if (answer.cookies.every((line) => !line.startsWith(sessionCookieName())))
    throw new Error(`next-auth started no session: ${answer.location}`)
  setSessionCookies(cookies, answer.cookies)
}

/**
 * Renews the cookie, so that the session expires 60 days from now.
 * @param sessionVersion the user's new session version, if it changed
 */
export async function renewBrowserSession(
  cookies: Cookies,
  userId: string,
  sessionVersion?: number,
): Promise<void> {
  const call: AuthCall = { method: 'GET', part: ['session'], cookies: sessionCookie(cookies) }
  const options = baseOptions()
  const jwt: SessionCallback = ({ token }) => ({
    ...token,
    ...(sessionVersion !== undefined && { sessionVersion }),
  })
  const answer = await callNextAuth(call, { ...options, callbacks: { ...options.callbacks, jwt } })
  setSessionCookies(cookies, answer.cookies)
  setOwner(cookies, userId, null)
}

/** Ends the session in this browser, and makes the browser remove its owner's data. */
export async function endBrowserSession(
  cookies: Cookies,
  recordSignOut?: SignInRules['recordSignOut'],
): Promise<void> {
  const token = await readSession(cookies)
  const owner = token?.sub ?? null
  if (token) await endSession(token)
  const events = { signOut: async () => (owner === null ? undefined : recordSignOut?.(owner)) }
  const answer = await post(cookies, ['signout'], { ...baseOptions(), events })
  setSessionCookies(cookies, answer.cookies)
  forgetOwner(cookies, owner)
}

/** Removes what belongs to the session in this browser besides its cookie. */
export function forgetOwner(cookies: Cookies, owner: string | null): void {
  clearOwner(cookies, owner)
  clearSignedInHint(cookies)
}

/** Sets the cookies of an answer of next-auth. */
export function setCookies(cookies: Cookies, lines: readonly string[]): void {
  for (const line of lines) {
    const cookie = parseSetCookie(line)
    if (cookie) cookies.set(cookie.name, cookie.value, cookie.options)
  }
}

/** Leaves out the cookies of next-auth's forms, which this call didn't come from. */
function setSessionCookies(cookies: Cookies, lines: readonly string[]): void {
  setCookies(
    cookies,
    lines.filter((line) => line.startsWith(sessionCookieName())),
  )
}

/** Posts to next-auth, with a token that is created for this call: the caller has checked where the request comes from. */
async function post(cookies: Cookies, part: readonly string[], options: Parameters<typeof callNextAuth>[1]) {
  const { token, cookie } = await issueCsrf(undefined)
  const sent = { ...sessionCookie(cookies), [cookie.name]: cookie.value }
  return callNextAuth({ method: 'POST', part, fields: { csrfToken: token }, cookies: sent }, options)
}

function sessionCookie(cookies: Cookies): Record<string, string> {
  const value = cookies.get(sessionCookieName())?.value
  return value ? { [sessionCookieName()]: value } : {}
}
