import 'server-only'
import { db } from '@/server/db'
import { mergeGuest } from './merge-guest'
import { writeSessionCookie, writeSignedInHint } from './session-cookie'
import { findViewer } from './viewer'

/** Signs a user in on this browser; what its guest did becomes theirs. Only in route handlers and actions. */
export async function startSession(userId: string): Promise<void> {
  const viewer = await findViewer()
  if (viewer?.isGuest && viewer.id !== userId) await mergeGuest(viewer.id, userId)
  const user = await db().user.update({
    where: { id: userId },
    data: { lastSeenAt: new Date() },
    select: { sessionVersion: true },
  })
  await writeSessionCookie({ sub: userId, sessionVersion: user.sessionVersion })
  await writeSignedInHint()
}
