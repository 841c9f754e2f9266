import 'server-only'
import { db } from '@/server/platform/db'

/** Returns the facts about an account that the settings page needs. */
export async function getAccountFacts(
  userId: string,
): Promise<{ hasPassword: boolean; isVerified: boolean; providers: string[] }> {
  const user = await db().user.findUniqueOrThrow({
    where: { id: userId },
    select: { passwordHash: true, emailVerifiedAt: true, accounts: { select: { provider: true } } },
  })
  return {
    hasPassword: user.passwordHash !== null,
    isVerified: user.emailVerifiedAt !== null,
    providers: user.accounts.map(({ provider }) => provider),
  }
}
