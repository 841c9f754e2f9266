import 'server-only'
import { VISITOR } from '@/domain/access/browser-owner'
import { writeSessionCookie, writeSignedInHint } from '@/server/http/next-auth/session-cookie'
import { findViewer, type Viewer } from '@/server/http/viewer'
import { db } from '@/server/platform/db'
import { mergeGuest } from './merge-guest'

/** Signs a user in on this browser and moves its guest's work to the account. Call it only in route handlers and actions. */
export async function startSession(userId: string): Promise<void> {
  const viewer = await findViewer()
  if (viewer?.isGuest && viewer.id !== userId) await mergeGuest(viewer.id, userId)
  const user = await db().user.update({
    where: { id: userId },
    data: { lastSeenAt: new Date() },
    select: { sessionVersion: true },
  })
  await writeSessionCookie({ sub: userId, sessionVersion: user.sessionVersion }, takenOver(viewer))
  await writeSignedInHint()
}

/** Returns whose work moves to an account that signs in: the guest's, or that of a visitor without a session. */
export function takenOver(viewer: Viewer | null): string | null {
  if (!viewer) return VISITOR
  return viewer.isGuest ? viewer.id : null
}
