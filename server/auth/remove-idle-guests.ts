import { DAY_MS } from '@/domain/time/durations'
import type { Db } from '@/server/platform/db'

const GUEST_IDLE_DAYS = 60

/** Deletes guests who have been inactive for 60 days, with their data. @returns how many */
export async function removeIdleGuests(client: Db, now: Date): Promise<number> {
  const before = new Date(now.getTime() - GUEST_IDLE_DAYS * DAY_MS)
  const { count } = await client.user.deleteMany({
    where: { email: null, isAnonymous: false, lastSeenAt: { lt: before } },
  })
  return count
}
