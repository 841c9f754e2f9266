import { isScoreVisible } from '@/domain/attempts/visibility'
import type { Prisma } from '@/generated/prisma/client'
import { notify } from '@/server/notifications/notify'
import type { Tx } from '@/server/platform/db'
import { withVisible } from '@/server/results/visible-attempts'

/** Notifies students whose scores a run changed, once each, if they can see their points. Others see the reason in their results once those are visible. */
export async function notifyRegrade(
  tx: Tx,
  run: { id: string; quizId: string; reason: string },
  { isUndone, now }: { isUndone: boolean; now: Date },
): Promise<void> {
  const moved = await listMoved(tx, run.id, isUndone)
  const attempts = moved.map((attempt) => ({ ...attempt, state: 'GRADED' as const }))
  const shown = (await withVisible(attempts, now, tx)).filter(({ visible }) => isScoreVisible(visible))
  const told = new Map(shown.map((attempt) => [attempt.learnerId, attempt]))
  if (told.size === 0) return
  const { title } = await tx.quiz.findUniqueOrThrow({ where: { id: run.quizId }, select: { title: true } })
  await notify(
    tx,
    [...told.values()].map(({ learnerId, id }) => ({
      userId: learnerId,
      kind: 'regraded' as const,
      title: `${isUndone ? 'Regrade undone' : 'Regraded'}: ${title}`,
      body: run.reason,
      path: `/attempts/${id}/results`,
    })),
  )
}

/** @param withLater whether to include attempts that were graded while the run was active; only undoing it changes their scores */
function listMoved(tx: Tx, runId: string, withLater: boolean) {
  const ofRun = withLater ? { runId } : { runId, attemptEarnedBefore: { not: null } }
  return tx.attempt.findMany({
    where: { state: 'GRADED', regradeChanges: { some: { ...ofRun, ...hasMoved(tx) } } },
    orderBy: [{ learnerId: 'asc' }, { id: 'asc' }],
    select: { id: true, learnerId: true, rules: true, submittedAt: true },
  })
}

/** The condition on changes of a regrade that changed points. Compares nulls separately, because in SQL they aren't equal to anything. */
export function hasMoved(tx: Tx): Prisma.RegradeChangeWhereInput {
  const { earnedAfter, possibleAfter } = tx.regradeChange.fields
  return {
    OR: [
      { NOT: { earnedBefore: { equals: earnedAfter } } },
      { earnedBefore: null, earnedAfter: { not: null } },
      { earnedBefore: { not: null }, earnedAfter: null },
      { NOT: { possibleBefore: { equals: possibleAfter } } },
    ],
  }
}
