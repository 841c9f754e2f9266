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
 * A cookie that tells the page's script whose data this browser can show and send. It contains only IDs and gives no access; the session has a
 * separate cookie. Set it only in route handlers and actions.
 */

/** The same as for the session cookie, which is always set with it. */
const OWNER_SECONDS = 60 * 24 * 3600

/** @param before the guest or visitor whose work becomes the owner's; null if nothing does */
export async function writeOwner(owner: string, before: string | null): Promise<void> {
  await write(startOwner(await readOwner(), owner, before))
}

/** @param isCleared whether to remove the owner's data from the browser; otherwise it stays until the owner returns */
export async function clearOwner(owner: string | null, isCleared: boolean): Promise<void> {
  await write(endOwner(await readOwner(), owner, isCleared))
}

/** Sets the cookie of a session that started without it. */
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
