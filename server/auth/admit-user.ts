import 'server-only'
import { cookies } from 'next/headers'
import { VISITOR } from '@/domain/access/browser-owner'
import { clearPendingSignIn, writePendingSignIn } from '@/server/http/next-auth/pending-sign-in'
import type { Admitted, Claimant, SignInRules } from '@/server/http/next-auth/rules'
import { findViewer, type Viewer } from '@/server/http/viewer'
import { db } from '@/server/platform/db'
import { isTwoStepOn } from './authenticator'
import { mergeGuest } from './merge-guest'
import { resolveOAuthUser } from './resolve-oauth-user'

/** Finds or creates the account of someone who signs in on this browser, and moves its guest's work to the account. */
export async function admitClaimant(claimant: Claimant): ReturnType<SignInRules['admit']> {
  const viewer = await findViewer()
  if ('userId' in claimant) {
    const { userId, step } = claimant
    if (step === 'password' && (await waitsForCode(userId, step))) return { needsCode: true }
    clearPendingSignIn(await cookies())
    return admitUser(userId, viewer)
  }
  const { provider } = claimant.identity
  const outcome = await resolveOAuthUser(claimant.identity)
  if (!outcome.ok) return { refusal: outcome.reason }
  return (await waitsForCode(outcome.userId, provider))
    ? { needsCode: true }
    : admitUser(outcome.userId, viewer)
}

/**
 * Notes in this browser that a sign-in needs a code, if the account has two-step verification. Until then, the
 * browser keeps its session.
 * @param way the way of the first step, for the audit log
 */
export async function waitsForCode(userId: string, way: string): Promise<boolean> {
  if (!(await isTwoStepOn(userId))) return false
  const { sessionVersion } = await db().user.findUniqueOrThrow({
    where: { id: userId },
    select: { sessionVersion: true },
  })
  await writePendingSignIn(await cookies(), { sub: userId, sessionVersion, way })
  return true
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
