import 'server-only'
import { z } from 'zod'
import { idText } from '@/contract/schemas/shared-fields'
import type { Cookies } from '@/server/http/caller'
import { renewBrowserSession } from '@/server/http/next-auth/browser-session'
import { readSession } from '@/server/http/next-auth/read-session-cookie'
import type { Viewer } from '@/server/http/viewer'
import { db } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'

export type SessionSummary = {
  id: string
  device: string
  ipAddress: string
  signedInAt: Date
  lastSeenAt: Date
  isCurrent: boolean
}

/** Lists the account's sessions: this browser's first, then the others by last use. */
export async function listSessions(
  cookies: Pick<Cookies, 'get'>,
  userId: string,
  now: Date,
): Promise<SessionSummary[]> {
  const current = (await readSession(cookies))?.sid
  const rows = await db().session.findMany({
    where: { userId, expiresAt: { gt: now } },
    orderBy: { lastSeenAt: 'desc' },
    select: { id: true, device: true, ipAddress: true, signedInAt: true, lastSeenAt: true },
  })
  const sessions = rows.map((row) => ({ ...row, isCurrent: row.id === current }))
  return sessions.sort((a, b) => Number(b.isCurrent) - Number(a.isCurrent))
}

export const EndSessionSchema = z.object({ id: idText })

/** @throws AppError NOT_FOUND if the session isn't this account's or has ended */
export async function endSessionOf(viewer: Viewer, { id }: z.infer<typeof EndSessionSchema>): Promise<void> {
  const { count } = await db().session.deleteMany({ where: { userId: viewer.id, id } })
  if (count === 0) throw new AppError('NOT_FOUND')
}

/** Ends all sessions of the account except the one in this browser, also those without a row. */
export async function endOtherSessions(cookies: Cookies, viewer: Pick<Viewer, 'id'>): Promise<void> {
  const current = (await readSession(cookies))?.sid
  const { sessionVersion } = await db().user.update({
    where: { id: viewer.id },
    data: {
      sessionVersion: { increment: 1 },
      sessions: { deleteMany: current === undefined ? {} : { id: { not: current } } },
    },
    select: { sessionVersion: true },
  })
  await renewBrowserSession(cookies, viewer.id, sessionVersion)
}
