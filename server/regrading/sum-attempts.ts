import { attemptTotals } from '@/domain/attempts/score-attempt'
import type { Tx } from '@/server/platform/db'
import { writeAttemptTotals } from './regrade-change-statements'

/** The totals of an attempt. */
export type AttemptTotal = { id: string; earned: number; possible: number }

/** Writes the totals of locked attempts from the points of their items. @returns the totals */
export async function sumAttempts(
  tx: Tx,
  attempts: readonly { id: string; lateShare: number }[],
): Promise<AttemptTotal[]> {
  const sums = await tx.attemptItem.groupBy({
    by: ['attemptId'],
    where: { attemptId: { in: attempts.map(({ id }) => id) } },
    _sum: { earned: true, possible: true },
  })
  const lateShares = new Map(attempts.map(({ id, lateShare }) => [id, lateShare]))
  const totals = sums.map(({ attemptId, _sum: { earned, possible } }) => ({
    id: attemptId,
    ...attemptTotals({ earned: earned ?? 0, possible: possible ?? 0 }, lateShares.get(attemptId) ?? 0),
  }))
  await writeAttemptTotals(tx, totals)
  return totals
}
