import 'server-only'
import {
  type BrowserOwner,
  endOwner,
  formatBrowserOwner,
  OWNER_COOKIE,
  parseBrowserOwner,
  startOwner,
} from '@/domain/access/browser-owner'
import { DAY_SECONDS } from '@/domain/time/durations'
import { publicUrl } from '@/server/platform/env'
import type { Cookies } from './caller'

/**
 * A cookie that tells the page's script whose data this browser can show and send. It contains only IDs and gives no
 * access; the session has a separate cookie.
 */

/** The same as for the session cookie, which is always set with it. */
const OWNER_SECONDS = 60 * DAY_SECONDS

/** @param before the guest or visitor whose work becomes the owner's; null if nothing does */
export function setOwner(cookies: Cookies, owner: string, before: string | null): void {
  write(cookies, startOwner(read(cookies), owner, before))
}

/** Makes the browser remove the owner's data. */
export function clearOwner(cookies: Cookies, owner: string | null): void {
  write(cookies, endOwner(read(cookies), owner, true))
}

/** Sets the cookie of a session that started without it. */
export function ensureOwner(cookies: Cookies, owner: string): void {
  if (read(cookies).owner !== owner) setOwner(cookies, owner, null)
}

function read(cookies: Cookies): BrowserOwner {
  return parseBrowserOwner(cookies.get(OWNER_COOKIE)?.value)
}

function write(cookies: Cookies, owner: BrowserOwner): void {
  const value = formatBrowserOwner(owner)
  const maxAge = value === '' ? 0 : OWNER_SECONDS
  cookies.set(OWNER_COOKIE, value, {
    sameSite: 'lax',
    secure: publicUrl().startsWith('https://'),
    path: '/',
    maxAge,
  })
}
