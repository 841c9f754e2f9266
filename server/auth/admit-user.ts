import 'server-only'
import { VISITOR } from '@/domain/access/browser-owner'
import type { Admitted, Claimant, SignInRules } from '@/server/http/next-auth/rules'
import { findViewer, type Viewer } from '@/server/http/viewer'
import { db } from '@/server/platform/db'
import { mergeGuest } from './merge-guest'
import { resolveOAuthUser } from './resolve-oauth-user'

/** Finds or creates the account of someone who signs in on this browser, and moves its guest's work to the account. */
export async function admitClaimant(claimant: Claimant): ReturnType<SignInRules['admit']> {
  const viewer = await findViewer()
  if ('userId' in claimant) return admitUser(claimant.userId, viewer)
  const outcome = await resolveOAuthUser(claimant.identity)
  return outcome.ok ? admitUser(outcome.userId, viewer) : { refusal: outcome.reason }
}

export async function admitUser(userId: string, viewer: Viewer | null): Promise<Admitted> {
  if (viewer?.isGuest && viewer.id !== userId) await mergeGuest(viewer.id, userId)
  const { sessionVersion } = await db().user.update({
    where: { id: userId },
    data: { lastSeenAt: new Date() },
    select: { sessionVersion: true },
  })
  return { id: userId, sessionVersion, before: takenOver(viewer) }
}

/** Returns whose work moves to an account that signs in: the guest's, or that of a visitor without a session. */
function takenOver(viewer: Viewer | null): string | null {
  if (!viewer) return VISITOR
  return viewer.isGuest ? viewer.id : null
}
