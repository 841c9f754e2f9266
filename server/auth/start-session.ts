import 'server-only'
import { startServerSession } from '@/server/http/next-auth/server-session'
import { findViewer } from '@/server/http/viewer'
import { admitUser } from './admit-user'
import { recordSignIn } from './record-sign-in'

/**
 * Signs a user in on this browser and moves its guest's work to the account. Call it only in route handlers and actions.
 * @param way the way to sign in, for the audit log
 */
export async function startSession(userId: string, way = 'sign-up'): Promise<void> {
  await startServerSession(way, await admitUser(userId, await findViewer()), recordSignIn)
}
