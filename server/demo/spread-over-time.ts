import { HOUR_MS, MINUTE_MS } from '@/domain/time/durations'
import type { Db } from '@/server/platform/db'
import { spreadResponseLog, spreadSavedItems } from './demo-statements'

const TAKEN_MS = 20 * MINUTE_MS

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
    const spread = { attemptId: id, startedAt, index }
    await spreadResponseLog(client, learnerId, spread)
    await spreadSavedItems(client, spread)
    const submittedAt = new Date(startedAt.getTime() + TAKEN_MS)
    await client.attempt.updateMany({
      where: { id, learnerId },
      data: { startedAt, submittedAt, gradedAt: submittedAt, isLate: false, lateShare: 0 },
    })
  }
}
