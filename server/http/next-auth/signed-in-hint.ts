import 'server-only'
import type { Cookies } from '../caller'
import { isSecure, SESSION_SECONDS } from './settings'

/** Tells the header of static pages whether to show “Sign in” before it loads the viewer. It gives no access. `theme-script.ts` reads it. */
const HINT = 'signed-in'

export function writeSignedInHint(cookies: Cookies): void {
  write(cookies, '1', SESSION_SECONDS)
}

export function clearSignedInHint(cookies: Cookies): void {
  write(cookies, '', 0)
}

function write(cookies: Cookies, value: string, maxAge: number): void {
  cookies.set(HINT, value, { sameSite: 'lax', secure: isSecure(), path: '/', maxAge })
}
