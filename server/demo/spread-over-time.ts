import { HOUR_MS } from '@/domain/time/durations'
import type { Db } from '@/server/platform/db'

/**
 * Spreads the attempts of a demo assignment over the days before it was due, each with a different start and a pause before each answer, because
 * they were all created within seconds.
 */
export async function spreadOverTime(
  client: Db,
  { assignmentId, dueAt }: { assignmentId: string; dueAt: Date },
): Promise<void> {
  const attempts = await client.attempt.findMany({
    where: { quiz: { assignment: { id: assignmentId } } },
    orderBy: { id: 'asc' },
    select: { id: true, learnerId: true },
  })
  for (const [index, { id, learnerId }] of attempts.entries()) {
    const startedAt = new Date(dueAt.getTime() - (2 + index * 2.3) * HOUR_MS)
    await client.$executeRaw`
      UPDATE "ResponseLog" SET "receivedAt" = ${startedAt}::timestamp + ("slot" * (25 + (("slot" * 7 + ${index}) % 40))) * INTERVAL '1 second'
      WHERE "learnerId" = ${learnerId} AND "attemptId" = ${id}`
    await client.$executeRaw`
      UPDATE "AttemptItem" SET "savedAt" = ${startedAt}::timestamp + ("slot" * (25 + (("slot" * 7 + ${index}) % 40))) * INTERVAL '1 second'
      WHERE "attemptId" = ${id} AND "savedAt" IS NOT NULL`
    await client.$executeRaw`
      UPDATE "Attempt" SET "startedAt" = ${startedAt}::timestamp, "submittedAt" = ${startedAt}::timestamp + INTERVAL '20 minutes',
        "gradedAt" = ${startedAt}::timestamp + INTERVAL '20 minutes', "isLate" = FALSE, "lateShare" = 0
      WHERE "id" = ${id} AND "learnerId" = ${learnerId}`
  }
}
