import { z } from 'zod'
import type { Db } from './db'

const ClaimedSchema = z.object({
  id: z.string(),
  kind: z.string(),
  sealed: z.string().nullable(),
  tries: z.number(),
  giveUpAt: z.date(),
})
/** An email that this process tries to send. `tries` includes this try, and identifies it. */
export type ClaimedEmail = z.infer<typeof ClaimedSchema>

/**
 * Claims the email that has waited longest. Prisma's API can't skip rows that another process is claiming.
 * @param until when another process can claim it, if this one ends before it is done
 * @returns null if none is due
 */
export async function claimEmail(client: Db, now: Date, until: Date): Promise<ClaimedEmail | null> {
  const rows = await client.$queryRaw`
    UPDATE "OutgoingEmail" SET "tries" = "tries" + 1, "nextTryAt" = ${until}::timestamp
    WHERE "id" = (
      SELECT "id" FROM "OutgoingEmail" WHERE "nextTryAt" <= ${now}::timestamp
      ORDER BY "nextTryAt", "createdAt" LIMIT 1
      FOR UPDATE SKIP LOCKED
    )
    RETURNING "id", "kind", "sealed", "tries", "giveUpAt"`
  return z.array(ClaimedSchema).max(1).parse(rows)[0] ?? null
}
