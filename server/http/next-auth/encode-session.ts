import { encode } from 'next-auth/jwt'
import { SESSION_SECONDS, sessionCookieName } from './settings'

/** Creates the session cookie of a user who didn't sign in, for tests and benchmarks. */
export async function encodeSession(
  user: { id: string; sessionVersion?: number },
  secret: string,
): Promise<{ name: string; value: string }> {
  const token = { sub: user.id, sessionVersion: user.sessionVersion ?? 1 }
  return { name: sessionCookieName(), value: await encode({ token, secret, maxAge: SESSION_SECONDS }) }
}
