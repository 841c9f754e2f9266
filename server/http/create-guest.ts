import 'server-only'
import { VISITOR } from '@/domain/access/browser-owner'
import { db } from '@/server/platform/db'
import type { Admitted } from './next-auth/rules'
import { consumeRateLimit } from './rate-limits'

/** Creates a user without an email. @throws AppError RATE_LIMITED */
export async function createGuest(ipAddress: string): Promise<Admitted> {
  await consumeRateLimit('guest-client', ipAddress)
  const user = await db().user.create({ data: {}, select: { id: true, sessionVersion: true } })
  return { ...user, before: VISITOR }
}
