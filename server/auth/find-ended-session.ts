import 'server-only'
import type { Cookies } from '@/server/http/caller'
import { readSession } from '@/server/http/next-auth/read-session-cookie'
import { db } from '@/server/platform/db'

/** Returns the ended session of the cookie; null without a cookie. */
export async function findEndedSession(
  cookies: Cookies,
): Promise<{ owner: string; isDeleted: boolean } | null> {
  const token = await readSession(cookies)
  if (!token) return null
  const user = await db().user.findUnique({ where: { id: token.sub }, select: { id: true } })
  return { owner: token.sub, isDeleted: user === null }
}
