import type { NextAuthOptions } from 'next-auth'
import { decode, type JWT, type JWTDecodeParams } from 'next-auth/jwt'
import { DAY_SECONDS } from '@/domain/time/durations'
import { authSecret, publicUrl, sessionSecrets } from '@/server/platform/env'
import { log } from '@/server/platform/log'
import { findPathOfSite } from '../safe-redirect-path'

/** What every call of next-auth has in common. */

export const SESSION_SECONDS = 60 * DAY_SECONDS

/** Corrupt and expired cookies, which anyone can send. */
const EXPECTED_ERRORS = ['JWT_SESSION_ERROR', 'SIGNOUT_ERROR']

export function baseOptions(): NextAuthOptions {
  return {
    secret: authSecret(),
    useSecureCookies: isSecure(),
    session: { strategy: 'jwt', maxAge: SESSION_SECONDS },
    jwt: { decode: decodeWithAny },
    cookies: {
      sessionToken: {
        name: sessionCookieName(),
        options: { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure() },
      },
    },
    pages: { signIn: '/sign-in', error: '/sign-in' },
    providers: [],
    callbacks: { redirect: ({ url, baseUrl }) => `${baseUrl}${findPathOfSite(url) ?? '/'}` },
    logger: {
      // The only warnings are about settings, which the start sets and checks.
      warn: () => {},
      error: (code, metadata) => {
        if (!EXPECTED_ERRORS.includes(code)) log.error({ code, error: errorOf(metadata) }, 'next-auth failed')
      },
    },
  }
}

/** Decrypts what next-auth encrypted, also before the secret changed. @throws if no secret fits, or it has expired */
async function decodeWithAny(params: JWTDecodeParams): Promise<JWT | null> {
  const [current, ...previous] = sessionSecrets()
  try {
    return await decode({ ...params, secret: current })
  } catch (error) {
    for (const secret of previous) {
      const token = await decode({ ...params, secret }).catch(() => null)
      if (token) return token
    }
    throw error
  }
}

/** What next-auth reports: an error, or an object that contains one and what the provider sent. */
function errorOf(metadata: unknown): unknown {
  return metadata instanceof Error ? metadata : Reflect.get(Object(metadata), 'error')
}

/** With HTTPS, a prefix of the name keeps other sites of the domain from setting the cookie. */
export function isSecure(): boolean {
  return publicUrl().startsWith('https://')
}

export function sessionCookieName(): string {
  return `${isSecure() ? '__Host-' : ''}next-auth.session-token`
}

export function csrfCookieName(): string {
  return `${isSecure() ? '__Host-' : ''}next-auth.csrf-token`
}
