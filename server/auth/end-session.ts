import 'server-only'
import { clearSessionCookie } from '@/server/http/next-auth/session-cookie'
import type { Viewer } from '@/server/http/viewer'
import { db } from '@/server/platform/db'

export async function signOut(): Promise<void> {
  await clearSessionCookie()
}

/** Ends the viewer's sessions on every device. */
export async function signOutEverywhere(viewer: Viewer): Promise<void> {
  await db().user.update({ where: { id: viewer.id }, data: { sessionVersion: { increment: 1 } } })
  await clearSessionCookie()
}
