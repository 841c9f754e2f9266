import type { ItemScore, Regraded } from '@/domain/regrading/regrade'
import {
  type AnsweredItem,
  type RegradeOrder,
  RegradePolicySchema,
  regradedScore,
  scoreAsAsked,
} from '@/domain/regrading/regrade'
import { parsedItem } from '@/server/content/parsed-items'
import { lockName } from '@/server/platform/database-statements'
import type { Tx } from '@/server/platform/db'
import { STORED_STATUS, writeRegradeChanges } from './regrade-change-statements'

/** An active regrade, which also applies to attempts graded later. */
export type ActiveRegrade = { runId: string; reason: string; order: RegradeOrder }

/** Blocks grading of this quiz's attempts until the transaction ends, and waits for running ones. Call it before a regrade becomes active or inactive. */
export async function lockGrading(tx: Tx, quizId: string): Promise<void> {
  // `advanceAttempt` takes the shared lock in the statement that locks an attempt.
  await lockName(tx, quizId)
}

/** Lists the active regrades of a quiz by `Item` ID, oldest first. */
export async function listActiveRegrades(tx: Tx, quizId: string): Promise<Map<string, ActiveRegrade[]>> {
  const runs = await tx.regradeRun.findMany({
    where: { quizId, state: { in: ['RUNNING', 'DONE'] } },
    orderBy: { createdAt: 'asc' },
    select: {
      id: true,
      itemId: true,
      policy: true,
      reason: true,
      toVersion: { select: { id: true, content: true } },
    },
  })
  const standing = new Map<string, ActiveRegrade[]>()
  for (const { id, itemId, policy, reason, toVersion } of runs) {
    const order = { policy: RegradePolicySchema.parse(policy), changed: changedItem(toVersion) }
    standing.set(itemId, [...(standing.get(itemId) ?? []), { runId: id, reason, order }])
  }
  return standing
}

export function changedItem(version: { id: string; content: unknown } | null): RegradeOrder['changed'] {
  return version && { versionId: version.id, item: parsedItem(version) }
}

/** Returns what an attempt item stores about a regrade. A regrade that doesn't change points doesn't change it either. */
export function regradedBy(
  { runId, reason, order: { policy } }: ActiveRegrade,
  after: ItemScore,
  before: Regraded | null,
): Regraded | null {
  return policy === 'leave' ? before : { policy, versionId: after.versionId, runId, reason }
}

/** A graded attempt item, with the effect of each active regrade. */
export type GradedByActiveRegrades = {
  asAsked: ItemScore
  score: ItemScore
  regraded: Regraded | null
  steps: { runId: string; before: ItemScore; after: ItemScore; regradedBefore: Regraded | null }[]
}

/** Grades an attempt item as asked, and then applies the active regrades in order. */
export function applyActiveRegrades(
  attemptItem: AnsweredItem,
  standing: readonly ActiveRegrade[],
): GradedByActiveRegrades {
  const asAsked = scoreAsAsked(attemptItem)
  const graded: GradedByActiveRegrades = { asAsked, score: asAsked, regraded: null, steps: [] }
  for (const regrade of standing) {
    const { score: before, regraded: regradedBefore } = graded
    const after = regradedScore(before, attemptItem, regrade.order)
    graded.steps.push({ runId: regrade.runId, before, after, regradedBefore })
    graded.score = after
    graded.regraded = regradedBy(regrade, after, regradedBefore)
  }
  return graded
}

/** Completes the undoing of regrades for an attempt that was graded without them, so that they don't restore earlier points. */
export async function completeUndoing(tx: Tx, attemptId: string, now: Date): Promise<void> {
  await tx.regradeChange.updateMany({
    where: { attemptId, undoneAt: null, run: { state: 'UNDOING' } },
    data: { undoneAt: now },
  })
}

/** Adds the changes of active regrades to their runs, so that undoing one includes attempts graded later. */
export async function logActiveRegrades(
  tx: Tx,
  attempt: { id: string; learnerId: string },
  attemptItems: readonly { slot: number; steps: GradedByActiveRegrades['steps'] }[],
  now: Date,
): Promise<void> {
  const rows = attemptItems.flatMap(({ slot, steps }) =>
    steps.map(({ runId, before, after, regradedBefore }) => ({
      runId,
      attemptId: attempt.id,
      slot,
      learnerId: attempt.learnerId,
      statusBefore: STORED_STATUS[before.status],
      statusAfter: STORED_STATUS[after.status],
      earnedBefore: before.earned,
      earnedAfter: after.earned,
      possibleBefore: before.possible,
      possibleAfter: after.possible,
      regradedBefore,
      attemptEarnedBefore: null,
      attemptEarnedAfter: null,
      attemptPossibleBefore: null,
      attemptPossibleAfter: null,
    })),
  )
  await writeRegradeChanges(tx, rows, now)
}
