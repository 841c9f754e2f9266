import { Prisma } from '@/generated/prisma/client'
import type { Db } from '@/server/platform/db'

/** The statements that spread the answers of a demo attempt over time. Prisma's API can't compute a time from the slot of each row. */

type Spread = { attemptId: string; startedAt: Date; index: number }

const answeredAt = ({ startedAt, index }: Spread) =>
  Prisma.sql`${startedAt}::timestamp + ("slot" * (25 + (("slot" * 7 + ${index}) % 40))) * INTERVAL '1 second'`

export async function spreadResponseLog(client: Db, learnerId: string, spread: Spread): Promise<void> {
  await client.$executeRaw`
    UPDATE "ResponseLog" SET "receivedAt" = ${answeredAt(spread)}
    WHERE "learnerId" = ${learnerId} AND "attemptId" = ${spread.attemptId}`
}

export async function spreadSavedItems(client: Db, spread: Spread): Promise<void> {
  await client.$executeRaw`
    UPDATE "AttemptItem" SET "savedAt" = ${answeredAt(spread)}
    WHERE "attemptId" = ${spread.attemptId} AND "savedAt" IS NOT NULL`
}
