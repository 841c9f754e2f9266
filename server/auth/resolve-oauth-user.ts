import 'server-only'
import { cookies } from 'next/headers'
import type { OAuthIdentity, Refusal } from '@/server/http/next-auth/rules'
import { isRecentlySignedIn } from '@/server/http/sessions'
import { findViewer, type Viewer } from '@/server/http/viewer'
import { db } from '@/server/platform/db'
import { logAccountEvent } from '@/server/platform/log'
import { recordConnection } from './record-sign-in'

type Outcome = { ok: true; userId: string } | { ok: false; reason: Refusal }

/**
 * Finds or creates the account for a sign-in with a provider. A known identity belongs to its account. A signed-in user
 * connects the identity to their account, after a recent sign-in. An identity whose email has an account is connected only if both sides verified
 * the email. Otherwise an unverified email could take over an account, or a stranger could prepare one for its owner.
 */
export async function resolveOAuthUser(identity: OAuthIdentity): Promise<Outcome> {
  const { provider, providerAccountId, email, isVerified } = identity
  const viewer = await findViewer()
  const key = { provider, providerAccountId }
  const known = await db().account.findUnique({
    where: { provider_providerAccountId: key },
    select: { userId: true },
  })
  if (known) return { ok: true, userId: known.userId }
  if (viewer && !viewer.isGuest) {
    const isRecent = await isRecentlySignedIn(await cookies(), viewer, new Date())
    return isRecent ? connected(viewer.id, key) : { ok: false, reason: 'SignInAgain' }
  }
  if (!email) return { ok: false, reason: 'NoEmail' }
  const existing = await db().user.findUnique({
    where: { email },
    select: { id: true, emailVerifiedAt: true },
  })
  if (existing) {
    if (!isVerified || !existing.emailVerifiedAt) {
      logAccountEvent('sign-in-failed', existing.id, { provider, reason: 'email-not-verified' })
      return { ok: false, reason: 'EmailTaken' }
    }
    return connected(existing.id, key)
  }
  return created(identity, viewer)
}

async function connected(
  userId: string,
  key: { provider: string; providerAccountId: string },
): Promise<Outcome> {
  await db().account.create({ data: { ...key, userId } })
  await recordConnection(userId, key.provider)
  return { ok: true, userId }
}

async function created(identity: OAuthIdentity, viewer: Viewer | null): Promise<Outcome> {
  const { provider, providerAccountId, email, isVerified, name } = identity
  const data = {
    email,
    name,
    emailVerifiedAt: isVerified ? new Date() : null,
    accounts: { create: { provider, providerAccountId } },
  }
  if (viewer?.isGuest) {
    // The guest's cookie could have been copied or planted, so it must not give access to the account.
    const sessionVersion = { increment: 1 }
    await db().user.update({
      where: { id: viewer.id, AND: { email: null } },
      data: { ...data, sessionVersion },
    })
    return { ok: true, userId: viewer.id }
  }
  const user = await db().user.create({ data, select: { id: true } })
  return { ok: true, userId: user.id }
}
