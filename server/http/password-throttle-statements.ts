import { z } from 'zod'
import type { Tx } from '@/server/platform/db'

const RowSchema = z.array(z.object({ key: z.string(), points: z.number().int(), expire: z.date() }))

/** Locks the counters until the transaction ends. Prisma's API can't lock rows. */
export async function lockCounters(tx: Tx, keys: readonly string[]): Promise<z.infer<typeof RowSchema>> {
  const rows = await tx.$queryRaw`
    SELECT "key", "points", "expire" FROM "RateLimiterFlexible"
    WHERE "key" = ANY(${keys}) AND "expire" IS NOT NULL ORDER BY "key" FOR UPDATE`
  return RowSchema.parse(rows)
}
