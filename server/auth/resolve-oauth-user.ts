import 'server-only'
import { findViewer, type Viewer } from '@/server/http/viewer'
import { db } from '@/server/platform/db'
import { mergeGuest } from './merge-guest'

export type OAuthIdentity = {
  provider: string
  providerAccountId: string
  /** Lower case. */
  email: string | null
  /** Whether the provider vouches for the address. */
  isVerified: boolean
  name: string | null
}
type Outcome = { ok: true; userId: string } | { ok: false; reason: 'AddressTaken' | 'NoAddress' }

/**
 * Whose account a sign-in through a provider is. A known identity is its account; somebody who is signed in connects the
 * identity to their account; an address that has an account is joined to it only where both sides have checked the
 * address, so that an unchecked one never takes over an account, nor waits for its owner with a stranger's password.
 */
export async function resolveOAuthUser(identity: OAuthIdentity): Promise<Outcome> {
  const { provider, providerAccountId, email, isVerified } = identity
  const viewer = await findViewer()
  const key = { provider, providerAccountId }
  const known = await db().account.findUnique({
    where: { provider_providerAccountId: key },
    select: { userId: true },
  })
  if (known) return joined(known.userId, viewer)
  if (viewer && !viewer.isGuest) return connected(viewer.id, key)
  if (!email) return { ok: false, reason: 'NoAddress' }
  const existing = await db().user.findUnique({
    where: { email },
    select: { id: true, emailVerifiedAt: true },
  })
  if (existing) {
    if (!isVerified || !existing.emailVerifiedAt) return { ok: false, reason: 'AddressTaken' }
    await connected(existing.id, key)
    return joined(existing.id, viewer)
  }
  return created(identity, viewer)
}

async function joined(userId: string, viewer: Viewer | null): Promise<Outcome> {
  if (viewer?.isGuest && viewer.id !== userId) await mergeGuest(viewer.id, userId)
  return { ok: true, userId }
}

async function connected(
  userId: string,
  key: { provider: string; providerAccountId: string },
): Promise<Outcome> {
  await db().account.create({ data: { ...key, userId } })
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
  const user = viewer?.isGuest
    ? await db().user.update({ where: { id: viewer.id }, data, select: { id: true } })
    : await db().user.create({ data, select: { id: true } })
  return { ok: true, userId: user.id }
}
