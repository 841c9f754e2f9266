import 'server-only'
import { endServerSession } from '@/server/http/next-auth/server-session'
import { readSessionToken } from '@/server/http/next-auth/session'
import type { Viewer } from '@/server/http/viewer'
import { db } from '@/server/platform/db'
import { recordSignOut } from './record-sign-in'

/** Ends the viewer's sessions on every device. */
export async function signOutEverywhere(viewer: Viewer): Promise<void> {
  await db().user.update({ where: { id: viewer.id }, data: { sessionVersion: { increment: 1 } } })
  await endServerSession(recordSignOut)
}

/** Returns the ended session of the cookie; null without a cookie. */
export async function findEndedSession(): Promise<{ owner: string; isDeleted: boolean } | null> {
  const token = await readSessionToken()
  if (!token) return null
  const user = await db().user.findUnique({ where: { id: token.sub }, select: { id: true } })
  return { owner: token.sub, isDeleted: user === null }
}
