import 'server-only'
import { generateCookie } from 'hono/cookie'
import { parse } from 'hono/utils/cookie'
import type { CookieOptions } from './next-auth/set-cookie'

/**
 * Who sends a request, as far as the request itself says. What does the work gets it as an argument, so that it runs in
 * front of the page framework as well as inside.
 */
export type Caller = {
  /** The client's IP address, as the server in `bin/` saw it. */
  ipAddress: string
  cookies: Cookies
}

/** The cookies of a request, and what its response changes. The framework's pages can't change any. */
export type Cookies = {
  get: (name: string) => { value: string } | undefined
  set: (name: string, value: string, options: CookieOptions) => unknown
}

/**
 * Reads the cookies of a request that the framework doesn't handle.
 * @returns also the `Set-Cookie` headers for what was changed, at most one for each name
 */
export function openCookies(header: string | null): Cookies & { changes: () => string[] } {
  // As the framework does, takes the last of several cookies with one name.
  const inverse = (header ?? '').split(';').reverse().join(';')
  const values = new Map(Object.entries(parse(inverse)))
  const changed = new Map<string, string>()
  return {
    get: (name) => {
      const value = values.get(name)
      return value === undefined ? undefined : { value }
    },
    set: (name, value, options) => {
      if (options.maxAge === 0) values.delete(name)
      else values.set(name, value)
      changed.set(name, generateCookie(name, value, options))
    },
    changes: () => [...changed.values()],
  }
}
