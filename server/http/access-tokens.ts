import 'server-only'
import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import {
  isTokenLive,
  isUseWorthNoting,
  knownScopes,
  TOKEN_LIFETIMES,
  TOKEN_SCOPES,
  type TokenScope,
  tokenEnd,
} from '@/domain/access/token-scopes'
import { db } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'
import { countTry } from './rate-limits'
import type { Viewer } from './viewer'

/** Personal access tokens: shown once when they are made, kept as a hash, each with its scopes. */

/** Tells what it is to whoever finds one, people and scanners alike. */
const PREFIX = 'cb_'
const MAX_TOKENS = 20

const box = z.literal('on').optional()

/** The form: a box for each scope, named after it. */
export const CreateAccessTokenSchema = z
  .object({
    name: z.string().trim().min(1, 'Give it a name.').max(60),
    lifetime: z.enum(['30', '90', '365', 'none']),
    'courses:read': box,
    'attempts:read': box,
    'attempts:write': box,
    'progress:read': box,
    'progress:write': box,
    'classes:read': box,
    'classes:write': box,
  } satisfies Record<TokenScope | 'name' | 'lifetime', z.ZodType>)
  .transform(({ name, lifetime, ...boxes }) => ({
    name,
    lifetimeDays: TOKEN_LIFETIMES[lifetime],
    scopes: TOKEN_SCOPES.filter((scope) => boxes[scope]),
  }))

/**
 * Makes a token for an account.
 * @returns the token itself, which is nowhere kept
 * @throws AppError INVALID_INPUT without a scope, CONFLICT where there are too many, RATE_LIMITED
 */
export async function createAccessToken(
  { name, lifetimeDays, scopes }: z.infer<typeof CreateAccessTokenSchema>,
  viewer: Viewer,
): Promise<string> {
  if (scopes.length === 0)
    throw new AppError('INVALID_INPUT', { userMessage: 'Choose at least one thing that the token may do.' })
  await countTry('access-token-account', viewer.id)
  if ((await db().accessToken.count({ where: { userId: viewer.id } })) >= MAX_TOKENS)
    throw new AppError('CONFLICT', { userMessage: `You have ${MAX_TOKENS} tokens. Revoke one first.` })
  const token = PREFIX + randomBytes(32).toString('base64url')
  const expiresAt = tokenEnd(lifetimeDays, new Date())
  await db().accessToken.create({
    data: { userId: viewer.id, name, scopes, tokenHash: hashOf(token), expiresAt },
  })
  return token
}

export type AccessTokenSummary = {
  id: string
  name: string
  scopes: TokenScope[]
  createdAt: Date
  lastUsedAt: Date | null
  expiresAt: Date | null
}

/** An account's tokens, newest first; those that have ended too, until they are removed. */
export async function listAccessTokens(userId: string): Promise<AccessTokenSummary[]> {
  const rows = await db().accessToken.findMany({
    where: { userId },
    orderBy: { createdAt: 'desc' },
    select: { id: true, name: true, scopes: true, createdAt: true, lastUsedAt: true, expiresAt: true },
  })
  return rows.map((row) => ({ ...row, scopes: knownScopes(row.scopes) }))
}

export const RevokeAccessTokenSchema = z.object({ id: z.string().max(100) })

/** @throws AppError NOT_FOUND where it is not this account's */
export async function revokeAccessToken({ id }: { id: string }, viewer: Viewer): Promise<void> {
  const { count } = await db().accessToken.deleteMany({ where: { id, userId: viewer.id } })
  if (count === 0) throw new AppError('NOT_FOUND')
}

/**
 * Whose token it is and what it allows, in one query; its use is noted at most once an hour.
 * @throws AppError UNAUTHENTICATED where it is none, was revoked, or has ended: all look alike
 */
export async function requireTokenViewer(
  token: string,
  now: Date,
): Promise<{ viewer: Viewer; scopes: TokenScope[] }> {
  const row = await db().accessToken.findUnique({
    where: { tokenHash: hashOf(token) },
    select: {
      id: true,
      scopes: true,
      expiresAt: true,
      lastUsedAt: true,
      user: { select: { id: true, role: true, email: true, name: true } },
    },
  })
  if (!row || !isTokenLive(row, now))
    throw new AppError('UNAUTHENTICATED', { userMessage: 'This access token does not work, or no longer.' })
  if (isUseWorthNoting(row.lastUsedAt, now)) {
    // Revoked meanwhile: then there is no row, and nothing to note.
    await db().accessToken.updateMany({ where: { id: row.id }, data: { lastUsedAt: now } })
  }
  const { user, scopes } = row
  return { viewer: { ...user, isGuest: user.email === null }, scopes: knownScopes(scopes) }
}

/** The token is random enough to need no slow hash. */
function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
