import 'server-only'
import { randomUUID } from 'node:crypto'
import { describeDevice } from '@/domain/access/device-name'
import { DAY_MS, MINUTE_MS } from '@/domain/time/durations'
import { type Db, db } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'
import type { Cookies } from './caller'
import { readSession } from './next-auth/read-session-cookie'

/** What a request says about the device of a new session. */
export type SessionClient = { userAgent: string | null; ipAddress: string }

type Account = { id: string; isGuest: boolean }

/**
 * Sessions of accounts. A session ends everywhere when its row is deleted. A guest's session, and one that started before
 * there were rows, has none and depends only on the session version.
 */

/** A session ends after this time, however often it is used. */
const LONGEST_DAYS = 90
/** How long a sign-in allows what needs a recent one. */
const RECENT_MS = 15 * MINUTE_MS

/** The part of a query that finds the user of a cookie only while its session lasts. */
export function whileSessionLasts(
  { sessionVersion, sid }: { sessionVersion: number; sid?: string | null | undefined },
  now: Date,
) {
  const hasRow = { sessions: { some: { id: sid ?? '', expiresAt: { gt: now } } } }
  return { sessionVersion, ...(sid != null && hasRow) }
}

/** Starts a session in place of the one in this browser, also of another account. @returns its ID */
export async function createSession(
  cookies: Pick<Cookies, 'get'>,
  userId: string,
  client: SessionClient,
  now: Date,
): Promise<string> {
  const previous = await readSession(cookies)
  if (previous) await endSession(previous)
  const { id } = await db().session.create({
    data: {
      ...{ id: randomUUID(), userId, signedInAt: now, lastSeenAt: now },
      device: describeDevice(client.userAgent),
      ipAddress: client.ipAddress,
      expiresAt: new Date(now.getTime() + LONGEST_DAYS * DAY_MS),
    },
    select: { id: true },
  })
  return id
}

/** Ends one session on the server, so that a copy of its cookie is worthless. */
export async function endSession(token: { sub: string; sid?: string | undefined }): Promise<void> {
  if (token.sid !== undefined) await db().session.deleteMany({ where: { userId: token.sub, id: token.sid } })
}

/**
 * Whether the account signed in with this browser within the last 15 minutes. Guests have nothing to sign in with, so
 * their sessions count as recent.
 */
export async function isRecentlySignedIn(
  cookies: Pick<Cookies, 'get'>,
  viewer: Account,
  now: Date,
): Promise<boolean> {
  if (viewer.isGuest) return true
  const token = await readSession(cookies)
  if (token?.sub !== viewer.id || token.sid === undefined) return false
  const signedInAt = { gt: new Date(now.getTime() - RECENT_MS) }
  return (await db().session.count({ where: { userId: viewer.id, id: token.sid, signedInAt } })) > 0
}

/** @throws AppError FORBIDDEN unless `isRecentlySignedIn` */
export async function requireRecentSignIn(cookies: Pick<Cookies, 'get'>, viewer: Account): Promise<void> {
  if (await isRecentlySignedIn(cookies, viewer, new Date())) return
  throw new AppError('FORBIDDEN', {
    userMessage: 'Sign in again to do this. Your last sign-in was too long ago.',
  })
}

/** @returns how many were removed */
export async function removeExpiredSessions(client: Db, now: Date): Promise<number> {
  const { count } = await client.session.deleteMany({ where: { expiresAt: { lte: now } } })
  return count
}
