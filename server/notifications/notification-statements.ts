import { z } from 'zod'
import type { Tx } from '@/server/platform/db'

/**
 * Locks the oldest notifications that aren't emailed yet, of people with an email. Prisma's API can't skip rows that another
 * process has locked.
 * @returns their IDs
 */
export async function lockUnmailed(tx: Tx, limit: number): Promise<string[]> {
  const rows = await tx.$queryRaw`
    SELECT notification."id" FROM "Notification" notification
    JOIN "User" person ON person."id" = notification."userId"
    WHERE notification."emailedAt" IS NULL AND person."email" IS NOT NULL
    ORDER BY notification."createdAt" LIMIT ${limit}::int
    FOR UPDATE OF notification SKIP LOCKED`
  return z
    .array(z.object({ id: z.string() }))
    .parse(rows)
    .map(({ id }) => id)
}
