import 'server-only'
import { DAY_SECONDS, SECOND_MS } from '@/domain/time/durations'
import type { Viewer } from '@/server/http/admit'
import type { Cookies } from '@/server/http/caller'
import { renewBrowserSession } from '@/server/http/next-auth/browser-session'
import { readSession } from '@/server/http/next-auth/read-session-cookie'
import { db } from '@/server/platform/db'

/** Records the visit and renews the cookie once a day, so that the session expires 60 days after the last visit, not the first. */
export async function renewSession(cookies: Cookies, viewer: Viewer): Promise<void> {
  const token = await readSession(cookies)
  const now = new Date()
  if (!token || now.getTime() / SECOND_MS - token.iat < DAY_SECONDS) return
  await db().user.update({ where: { id: viewer.id }, data: { lastSeenAt: now } })
  if (token.sid !== undefined)
    await db().session.updateMany({ where: { userId: viewer.id, id: token.sid }, data: { lastSeenAt: now } })
  // A session of an account from before there were rows would never reach the end of its lifetime.
  else if (!viewer.isGuest) return
  await renewBrowserSession(cookies, token.sub)
}
