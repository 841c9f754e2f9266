import 'server-only'
import { endServerSession } from '@/server/http/next-auth/server-session'
import type { Viewer } from '@/server/http/viewer'
import { db } from '@/server/platform/db'
import { logAccountEvent } from '@/server/platform/log'
import { recordSignOut } from './record-sign-in'

/** Ends the viewer's sessions on every device. */
export async function signOutEverywhere(viewer: Viewer): Promise<void> {
  await db().user.update({
    where: { id: viewer.id },
    data: { sessionVersion: { increment: 1 }, sessions: { deleteMany: {} } },
  })
  logAccountEvent('sign-out-everywhere', viewer.id)
  await endServerSession(recordSignOut)
}
