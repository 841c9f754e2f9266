import { isScoreVisible } from '@/domain/attempts/visibility'
import { notify } from '@/server/notifications/notify'
import type { Tx } from '@/server/platform/db'
import { withVisible } from '@/server/results/visible-attempts'

type Notified = { id: string; learnerId: string; rules: unknown; submittedAt: Date | null }

/** Notifies the students of graded attempts who can see their points now, once each. Others see them when their results become visible. */
export async function notifyPoints(
  tx: Tx,
  attempts: readonly Notified[],
  { title, body, now }: { title: string; body: string; now: Date },
): Promise<void> {
  const graded = attempts.map((attempt) => ({ ...attempt, state: 'GRADED' as const }))
  const shown = (await withVisible(graded, now, tx)).filter(({ visible }) => isScoreVisible(visible))
  const latest = new Map(shown.map((attempt) => [attempt.learnerId, attempt]))
  await notify(
    tx,
    [...latest.values()].map(({ id, learnerId }) => ({
      userId: learnerId,
      kind: 'graded' as const,
      title: `Grade posted: ${title}`,
      body,
      path: `/attempts/${id}/results`,
    })),
  )
}
