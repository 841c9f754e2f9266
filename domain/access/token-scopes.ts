import { z } from 'zod'
import { DAY_MS, HOUR_MS } from '@/domain/time/durations'

/** The scopes of personal access tokens. Each operation in `contract/operations/` names the one it needs. No scope covers account changes or tokens. */
export const TOKEN_SCOPES = [
  'courses:read',
  'attempts:read',
  'attempts:write',
  'progress:read',
  'progress:write',
  'notes:read',
  'notes:write',
  'classes:read',
  'classes:write',
] as const
export type TokenScope = (typeof TOKEN_SCOPES)[number]

/** A description of each scope, for the person who grants it. */
export const SCOPE_LABELS: Readonly<Record<TokenScope, string>> = {
  'courses:read': 'Read courses, lessons, and quizzes',
  'attempts:read': 'Read your attempts and their results',
  'attempts:write': 'Start, answer, and submit attempts',
  'progress:read': 'Read your progress',
  'progress:write': 'Record what you read, answer quick checks in lessons, and review',
  'notes:read': 'Read your notes and highlights',
  'notes:write': 'Write and delete your notes and highlights',
  'classes:read': 'Read your classes: assignments, and everything that your role can view',
  'classes:write': 'Write questions and grades in the classes that you teach',
}

/** The lifetimes of a token, in days; null for no expiration. */
export const TOKEN_LIFETIMES = { '30': 30, '90': 90, '365': 365, none: null } as const

const ScopeSchema = z.enum(TOKEN_SCOPES)

/** The known scopes of a stored token; unknown ones are ignored. */
export function knownScopes(stored: readonly string[]): TokenScope[] {
  return stored.flatMap((scope) => {
    const known = ScopeSchema.safeParse(scope)
    return known.success ? [known.data] : []
  })
}

/** When a token created at `now` expires: after the given number of 24-hour days; null for never. */
export function tokenEnd(lifetimeDays: number | null, now: Date): Date | null {
  return lifetimeDays === null ? null : new Date(now.getTime() + lifetimeDays * DAY_MS)
}

/** Whether a token is valid at `now`; it isn’t at the moment it expires. */
export function isTokenLive({ expiresAt }: { expiresAt: Date | null }, now: Date): boolean {
  return expiresAt === null || now < expiresAt
}

/** The precision of a token’s last use, in milliseconds, to avoid a write for every request. */
const USE_NOTED_EVERY_MS = HOUR_MS

/** Whether a use at `now` should be stored. */
export function isUseWorthNoting(lastUsedAt: Date | null, now: Date): boolean {
  return lastUsedAt === null || now.getTime() - lastUsedAt.getTime() >= USE_NOTED_EVERY_MS
}
