import 'server-only'
import { db } from '@/server/platform/db'

/** What an account has of a learner's work, in all courses. */
export type KeptWork = { lessons: number; checks: number; attempts: number; cards: number }

/** Counts what an account has, to confirm what it took over from a guest. */
export async function getKeptWork(userId: string): Promise<KeptWork> {
  const { _count: counts } = await db().user.findUniqueOrThrow({
    where: { id: userId },
    select: {
      _count: { select: { lessonProgress: true, lessonChecks: true, attempts: true, reviewCards: true } },
    },
  })
  return {
    lessons: counts.lessonProgress,
    checks: counts.lessonChecks,
    attempts: counts.attempts,
    cards: counts.reviewCards,
  }
}

/** An identity at a provider that opens the account. */
export type ConnectedProvider = { provider: string; providerAccountId: string; createdAt: Date }

export type AccountFacts = {
  hasPassword: boolean
  isVerified: boolean
  isTwoStep: boolean
  /** The oldest first. */
  connected: ConnectedProvider[]
}

/** Returns the facts about an account that the settings page needs. */
export async function getAccountFacts(userId: string): Promise<AccountFacts> {
  const user = await db().user.findUniqueOrThrow({
    where: { id: userId },
    select: {
      passwordHash: true,
      emailVerifiedAt: true,
      authenticator: { select: { confirmedAt: true } },
      accounts: {
        orderBy: { createdAt: 'asc' },
        select: { provider: true, providerAccountId: true, createdAt: true },
      },
    },
  })
  return {
    hasPassword: user.passwordHash !== null,
    isVerified: user.emailVerifiedAt !== null,
    isTwoStep: user.authenticator !== null && user.authenticator.confirmedAt !== null,
    connected: user.accounts,
  }
}
