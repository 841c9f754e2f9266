import 'server-only'
import { db } from '@/server/db'
import { clearSessionCookie } from './session-cookie'
import type { Viewer } from './viewer'

export async function signOut(): Promise<void> {
  await clearSessionCookie()
}

/** Ends the viewer's sessions on every device. */
export async function signOutEverywhere(viewer: Viewer): Promise<void> {
  await db().user.update({ where: { id: viewer.id }, data: { sessionVersion: { increment: 1 } } })
  await clearSessionCookie()
}
