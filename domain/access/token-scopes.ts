import { z } from 'zod'

/** What a personal access token may be allowed, as a closed set. Account changes and tokens themselves are not in it. */
export const TOKEN_SCOPES = [
  'courses:read',
  'attempts:read',
  'attempts:write',
  'progress:read',
  'progress:write',
  'classes:read',
  'classes:write',
] as const
export type TokenScope = (typeof TOKEN_SCOPES)[number]

/** What each scope allows, in words for the person who grants it. */
export const SCOPE_WORDS: Readonly<Record<TokenScope, string>> = {
  'courses:read': 'Read courses, lessons and quizzes',
  'attempts:read': 'Read your attempts and their reviews',
  'attempts:write': 'Start attempts, answer and submit them',
  'progress:read': 'Read your progress',
  'progress:write': 'Note what you read, answer questions inside lessons, and review',
  'classes:read': 'Read your classes: assignments, and what your part in them lets you see',
  'classes:write': 'Write questions and marks in the classes that you teach',
}

/** For how many days a token can be made; null is without an end. */
export const TOKEN_LIFETIMES = { '30': 30, '90': 90, '365': 365, none: null } as const

const ScopeSchema = z.enum(TOKEN_SCOPES)

/** The scopes of a stored token; one that is no longer in the set allows nothing. */
export function knownScopes(stored: readonly string[]): TokenScope[] {
  return stored.flatMap((scope) => {
    const known = ScopeSchema.safeParse(scope)
    return known.success ? [known.data] : []
  })
}

/** When a token that is made `now` ends: so many days of 24 hours later, null for never. */
export function tokenEnd(lifetimeDays: number | null, now: Date): Date | null {
  return lifetimeDays === null ? null : new Date(now.getTime() + lifetimeDays * 24 * 3_600_000)
}

/** Whether a token works at `now`: at its very end it does no longer. */
export function isTokenLive({ expiresAt }: { expiresAt: Date | null }, now: Date): boolean {
  return expiresAt === null || now < expiresAt
}

/** How finely the last use of a token is kept, in milliseconds: a write for every request would cost more than it tells. */
const USE_NOTED_EVERY_MS = 3_600_000

/** Whether a use at `now` is to be written down. */
export function isUseWorthNoting(lastUsedAt: Date | null, now: Date): boolean {
  return lastUsedAt === null || now.getTime() - lastUsedAt.getTime() >= USE_NOTED_EVERY_MS
}
