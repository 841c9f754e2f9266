import {
  type BrowserOwner,
  formatBrowserOwner,
  OWNER_COOKIE,
  parseBrowserOwner,
  VISITOR,
} from '@/domain/access/browser-owner'
import { DAY_SECONDS } from '@/domain/time/durations'

/**
 * Determines whose data this browser can show and send. Pages store everything under its owner. Code that holds data remembers the owner
 * from the start and calls `heirOf` before each use, since a guest may have become an account.
 */

const COOKIE_SECONDS = 60 * DAY_SECONDS

export function readOwnerCookie(): BrowserOwner {
  const found = document.cookie.split('; ').find((cookie) => cookie.startsWith(`${OWNER_COOKIE}=`))
  return parseBrowserOwner(found && decodeURIComponent(found.slice(OWNER_COOKIE.length + 1)))
}

export function writeOwnerCookie(owner: BrowserOwner): void {
  const value = formatBrowserOwner(owner)
  writeCookie(OWNER_COOKIE, encodeURIComponent(value), value !== '')
}

/** Stores whether this browser is signed in, but not to which account. `theme-script.ts` reads it before the first paint. */
export function writeSignedInHint(isSignedIn: boolean): void {
  writeCookie('signed-in', '1', isSignedIn)
}

function writeCookie(name: string, value: string, isKept: boolean): void {
  const secure = location.protocol === 'https:' ? '; secure' : ''
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API isn't in every browser, and is asynchronous
  document.cookie = `${name}=${value}; path=/; samesite=lax; max-age=${isKept ? COOKIE_SECONDS : 0}${secure}`
}

/** Returns the account or guest of the session, or else the visitor. */
export function currentOwner(): string {
  return readOwnerCookie().owner ?? VISITOR
}

/** Returns the account that took over the guest `owner`, or else `owner`. */
export function heirOf(owner: string): string {
  const { owner: heir, takesOver } = readOwnerCookie()
  return heir !== null && takesOver.includes(owner) ? heir : owner
}

const cleared = new Set<string>()
const listeners = new Set<(owner: string) => void>()

/** Drops what this page still holds of an owner whose data was removed from this browser. */
export function dropOwner(owner: string): void {
  cleared.add(owner)
  for (const listener of listeners) listener(owner)
}

export function onOwnerDropped(listener: (owner: string) => void): void {
  listeners.add(listener)
}

/** Whether the owner's data was removed since this page was opened, and the owner hasn't come back. */
export function isDropped(owner: string): boolean {
  return cleared.has(owner) && currentOwner() !== owner
}
