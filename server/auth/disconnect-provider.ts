import 'server-only'
import { z } from 'zod'
import { TEXT_LIMITS } from '@/domain/text/text-limits'
import { listOAuthProviders } from '@/server/http/next-auth/providers'
import { db, type Tx } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'
import { logAccountEvent } from '@/server/platform/log'
import { recordDisconnection } from './record-sign-in'

export const DisconnectSchema = z.object({
  provider: z.string().max(TEXT_LIMITS.id),
  providerAccountId: z.string().max(1000),
})

/**
 * Disconnects an identity at a provider from the account, but never the last way to sign in. Call it only after a recent
 * sign-in.
 * @throws AppError NOT_FOUND if the identity isn't the account's, CONFLICT if it is the last way to sign in
 */
export async function disconnectProvider(
  userId: string,
  key: z.infer<typeof DisconnectSchema>,
): Promise<void> {
  await db().$transaction(async (tx) => {
    // Locks the account, so that two requests can't disconnect the last two.
    await tx.user.update({ where: { id: userId }, data: { lastSeenAt: new Date() }, select: { id: true } })
    const { count } = await tx.account.deleteMany({ where: { userId, ...key } })
    if (count === 0) throw new AppError('NOT_FOUND')
    await assertCanSignIn(tx, userId)
  })
  logAccountEvent('provider-disconnected', userId, { provider: key.provider })
  await recordDisconnection(userId, key.provider)
}

/** @throws AppError CONFLICT if the account has no way to sign in anymore */
export async function assertCanSignIn(tx: Tx, userId: string): Promise<void> {
  // A provider that isn't set up anymore signs in no one.
  const provider = { in: listOAuthProviders().map(({ id }) => id) }
  const ways = await tx.user.count({
    where: {
      id: userId,
      OR: [{ passwordHash: { not: null } }, { accounts: { some: { provider } } }, { passkeys: { some: {} } }],
    },
  })
  if (ways > 0) return
  throw new AppError('CONFLICT', {
    userMessage: 'This is your only way to sign in. Set a password first, or connect another one.',
  })
}
