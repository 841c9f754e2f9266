import 'server-only'
import { cookies } from 'next/headers'
import {
  type BrowserOwner,
  endOwner,
  formatBrowserOwner,
  OWNER_COOKIE,
  parseBrowserOwner,
  startOwner,
} from '@/domain/access/browser-owner'
import { publicUrl } from '@/server/platform/env'

/**
 * Tells the page's script whose data this browser may show and send. It holds IDs alone, and opens nothing: the session is the other cookie.
 * Only in route handlers and actions, like every cookie.
 */

/** The same time as the session's, whose cookie is always set with it. */
const OWNER_SECONDS = 60 * 24 * 3600

/** @param before the guest or visitor whose work becomes the owner's; null if nothing does */
export async function writeOwner(owner: string, before: string | null): Promise<void> {
  await write(startOwner(await readOwner(), owner, before))
}

/** @param isCleared whether the owner's data is to be removed from the browser, or kept until the owner returns */
export async function clearOwner(owner: string | null, isCleared: boolean): Promise<void> {
  await write(endOwner(await readOwner(), owner, isCleared))
}

/** Corrects the cookie of a session that started without it. */
export async function ensureOwner(owner: string): Promise<void> {
  if ((await readOwner()).owner !== owner) await writeOwner(owner, null)
}

async function readOwner(): Promise<BrowserOwner> {
  return parseBrowserOwner((await cookies()).get(OWNER_COOKIE)?.value)
}

async function write(owner: BrowserOwner): Promise<void> {
  const value = formatBrowserOwner(owner)
  const jar = await cookies()
  jar.set(OWNER_COOKIE, value, {
    sameSite: 'lax',
    secure: publicUrl().startsWith('https://'),
    path: '/',
    maxAge: value === '' ? 0 : OWNER_SECONDS,
  })
}
