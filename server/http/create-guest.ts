import 'server-only'
import { VISITOR } from '@/domain/access/browser-owner'
import { db } from '@/server/platform/db'
import type { Admitted } from './next-auth/rules'
import { clientIpAddress, consumeRateLimit } from './rate-limits'

/** Creates a user without an email. @throws AppError RATE_LIMITED */
export async function createGuest(): Promise<Admitted> {
  await consumeRateLimit('guest-client', await clientIpAddress())
  const user = await db().user.create({ data: {}, select: { id: true, sessionVersion: true } })
  return { ...user, before: VISITOR }
}
