import 'server-only'
import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { idText } from '@/contract/schemas/shared-fields'
import {
  isTokenLive,
  isUseWorthNoting,
  knownScopes,
  TOKEN_LIFETIMES,
  TOKEN_SCOPES,
  type TokenScope,
  tokenEnd,
} from '@/domain/access/token-scopes'
import { requiredText } from '@/domain/text/typed-text'
import { db } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'
import { logAccountEvent } from '@/server/platform/log'
import type { Viewer } from './admit'
import { consumeRateLimit } from './rate-limits'

/** Personal access tokens with scopes. Each is shown once, when it is created, and stored as a hash. */

/** Identifies a leaked token to people and secret scanners. */
const PREFIX = 'cb_'
const MAX_TOKENS = 20

const box = z.literal('on').optional()

/** The form, with a checkbox for each scope, named after it. */
export const CreateAccessTokenSchema = z
  .object({
    name: requiredText('Enter a name.', { most: 60 }),
    lifetime: z.enum(['30', '90', '365', 'none']),
    'courses:read': box,
    'attempts:read': box,
    'attempts:write': box,
    'progress:read': box,
    'progress:write': box,
    'notes:read': box,
    'notes:write': box,
    'classes:read': box,
    'classes:write': box,
  } satisfies Record<TokenScope | 'name' | 'lifetime', z.ZodType>)
  .transform(({ name, lifetime, ...boxes }) => ({
    name,
    lifetimeDays: TOKEN_LIFETIMES[lifetime],
    scopes: TOKEN_SCOPES.filter((scope) => boxes[scope]),
  }))

/**
 * Creates a token for an account.
 * @returns the token itself, which isn't stored
 * @throws AppError INVALID_INPUT without a scope, CONFLICT if the account has too many tokens, RATE_LIMITED
 */
export async function createAccessToken(
  { name, lifetimeDays, scopes }: z.infer<typeof CreateAccessTokenSchema>,
  viewer: Viewer,
): Promise<string> {
  if (scopes.length === 0)
    throw new AppError('INVALID_INPUT', { userMessage: 'Select at least one permission.' })
  await consumeRateLimit('access-token-account', viewer.id)
  if ((await db().accessToken.count({ where: { userId: viewer.id } })) >= MAX_TOKENS)
    throw new AppError('CONFLICT', { userMessage: `You have ${MAX_TOKENS} tokens. Revoke one first.` })
  const token = PREFIX + randomBytes(32).toString('base64url')
  const expiresAt = tokenEnd(lifetimeDays, new Date())
  await db().accessToken.create({
    data: { userId: viewer.id, name, scopes, tokenHash: hashOf(token), expiresAt },
  })
  logAccountEvent('token-created', viewer.id, { scopes: scopes.join(' '), lifetimeDays })
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

/** Lists an account's tokens, newest first, including expired ones that weren't removed. */
export async function listAccessTokens(userId: string): Promise<AccessTokenSummary[]> {
  const rows = await db().accessToken.findMany({
    where: { userId },
    orderBy: { createdAt: 'desc' },
    select: { id: true, name: true, scopes: true, createdAt: true, lastUsedAt: true, expiresAt: true },
  })
  return rows.map((row) => ({ ...row, scopes: knownScopes(row.scopes) }))
}

export const RevokeAccessTokenSchema = z.object({ id: idText })

/** @throws AppError NOT_FOUND if the token isn't this account's */
export async function revokeAccessToken({ id }: { id: string }, viewer: Viewer): Promise<void> {
  const { count } = await db().accessToken.deleteMany({ where: { id, userId: viewer.id } })
  if (count === 0) throw new AppError('NOT_FOUND')
  logAccountEvent('token-revoked', viewer.id)
}

/**
 * Returns a token's owner and scopes with one query. Records its use at most once an hour.
 * @throws AppError UNAUTHENTICATED if it doesn't exist, was revoked, or has expired, without saying which
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
  if (!row || !isTokenLive(row, now)) {
    logAccountEvent('token-rejected', row?.user.id ?? null, { isKnown: row !== null })
    throw new AppError('UNAUTHENTICATED', { userMessage: 'This access token isn’t valid or has expired.' })
  }
  if (isUseWorthNoting(row.lastUsedAt, now)) {
    // Updates nothing if the token was revoked since.
    await db().accessToken.updateMany({ where: { id: row.id }, data: { lastUsedAt: now } })
  }
  const { user, scopes } = row
  return { viewer: { ...user, isGuest: user.email === null }, scopes: knownScopes(scopes) }
}

/** The token is random enough not to need a slow hash. */
function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
