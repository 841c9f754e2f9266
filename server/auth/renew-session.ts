import 'server-only'
import { renewServerSession } from '@/server/http/next-auth/server-session'
import { readSessionToken } from '@/server/http/next-auth/session'
import type { Viewer } from '@/server/http/viewer'
import { db } from '@/server/platform/db'

const DAY_SECONDS = 24 * 3600

/** Records the visit and renews the cookie once a day, so that the session expires 60 days after the last visit, not the first. */
export async function renewSession(viewer: Viewer): Promise<void> {
  const token = await readSessionToken()
  const now = new Date()
  if (!token || now.getTime() / 1000 - token.iat < DAY_SECONDS) return
  await db().user.update({ where: { id: viewer.id }, data: { lastSeenAt: now } })
  await renewServerSession(token.sub)
}
