import { isScoreVisible } from '@/domain/attempts/visibility'
import { notify } from '@/server/notifications/notify'
import type { Tx } from '@/server/platform/db'
import { withVisible } from '@/server/results/visible-attempts'

type Moved = { learnerId: string; attemptId: string; rules: unknown; submittedAt: Date | null }

/** Notifies students whose scores a run changed, once each, if they can see their points. Others see the reason in their results once those are visible. */
export async function notifyRegrade(
  tx: Tx,
  run: { id: string; quizId: string; reason: string },
  { isUndone, now }: { isUndone: boolean; now: Date },
): Promise<void> {
  const moved = isUndone ? await listMoved(tx, run.id, true) : await listMoved(tx, run.id, false)
  const attempts = moved.map((attempt) => ({ ...attempt, id: attempt.attemptId, state: 'GRADED' as const }))
  const shown = (await withVisible(attempts, now, tx)).filter(({ visible }) => isScoreVisible(visible))
  const told = new Map(shown.map((attempt) => [attempt.learnerId, attempt]))
  if (told.size === 0) return
  const { title } = await tx.quiz.findUniqueOrThrow({ where: { id: run.quizId }, select: { title: true } })
  await notify(
    tx,
    [...told.values()].map(({ learnerId, attemptId }) => ({
      userId: learnerId,
      kind: 'regraded' as const,
      title: `${isUndone ? 'Regrade undone' : 'Regraded'}: ${title}`,
      body: run.reason,
      path: `/attempts/${attemptId}/results`,
    })),
  )
}

/** @param withLater whether to include attempts that were graded while the run was active; only undoing it changes their scores */
function listMoved(tx: Tx, runId: string, withLater: boolean): Promise<Moved[]> {
  return tx.$queryRaw<Moved[]>`
    SELECT DISTINCT change."learnerId", change."attemptId", attempt."rules", attempt."submittedAt"
    FROM "RegradeChange" change JOIN "Attempt" attempt ON attempt."id" = change."attemptId"
    WHERE change."runId" = ${runId} AND attempt."state" = 'GRADED'
      AND (${withLater} OR change."attemptEarnedBefore" IS NOT NULL)
      AND (change."earnedBefore" IS DISTINCT FROM change."earnedAfter"
        OR change."possibleBefore" IS DISTINCT FROM change."possibleAfter")
    ORDER BY change."learnerId", change."attemptId"`
}
