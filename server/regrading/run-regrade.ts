import { RegradePolicySchema } from '@/domain/regrading/regrade'
import { updateGrades } from '@/server/grades/counting-score-statements'
import { lockRow } from '@/server/platform/database-statements'
import type { Db, Tx } from '@/server/platform/db'
import { type ActiveRegrade, changedItem, regradedBy } from './active-regrades'
import { type AttemptItemChange, changesOf, versionsOf } from './attempt-item-changes'
import { type Cursor, lockAttempts, readAttemptItems } from './attempt-item-statements'
import { notifyRegrade } from './notify-regrade'
import {
  STORED_STATUS,
  writeAttemptTotals,
  writeRegradeChanges,
  writeRegradedItems,
} from './regrade-change-statements'

/**
 * Runs a recorded regrade in batches of attempts, each in one transaction. It can be interrupted at any point and resumed, and running it again changes
 * nothing. Several processes can run it at the same time, because the run's row is locked while a batch is written.
 */

export const BATCH = 400
/** Long timeouts, because others can use the embedded database's only connection for a while. */
export const PATIENCE = { maxWait: 30_000, timeout: 60_000 }

/** @returns how many attempts this call changed */
export async function runRegrade(client: Db, runId: string, now: Date): Promise<number> {
  let touched = 0
  // Skips attempts that the run has passed. At the end, checks all attempts once more before the run is done.
  let after: Cursor | null = null
  for (;;) {
    const from: Cursor | null = after
    const batch: Batch = await client.$transaction((tx) => runBatch(tx, runId, from, now), PATIENCE)
    if (batch === 'done') return touched
    touched += batch.length
    after = batch.at(-1) ?? null
  }
}

type Run = {
  id: string
  quizId: string
  itemId: string
  policy: string
  reason: string
  state: 'RUNNING' | 'DONE' | 'UNDOING' | 'UNDONE'
  toVersion: { id: string; content: unknown } | null
}

/** Locks a run until the transaction ends. Others can still write changes of the run while they grade attempts. */
async function lockRun(tx: Tx, runId: string): Promise<Run | null> {
  await lockRow(tx, 'RegradeRun', runId, 'FOR NO KEY UPDATE')
  return tx.regradeRun.findUnique({
    where: { id: runId },
    select: {
      id: true,
      quizId: true,
      itemId: true,
      policy: true,
      reason: true,
      state: true,
      toVersion: { select: { id: true, content: true } },
    },
  })
}

/** The processed attempts in order; empty if all attempts must be checked once more. */
type Batch = readonly Cursor[] | 'done'

async function runBatch(tx: Tx, runId: string, after: Cursor | null, now: Date): Promise<Batch> {
  const run = await lockRun(tx, runId)
  if (run?.state !== 'RUNNING') return 'done'
  const versionIds = await versionsOf(tx, run.itemId)
  const held = await lockAttempts(tx, { quizId: run.quizId, versionIds }, { id: runId, after, take: BATCH })
  if (held.length > 0) await regradeAttempts(tx, run, held, versionIds, now)
  else if (after === null) {
    await tx.regradeRun.update({ where: { id: runId }, data: { state: 'DONE', finishedAt: now } })
    await notifyRegrade(tx, run, { isUndone: false, now })
    return 'done'
  }
  return held
}

async function regradeAttempts(
  tx: Tx,
  run: Run,
  held: readonly Cursor[],
  versionIds: readonly string[],
  now: Date,
): Promise<void> {
  const ids = held.map(({ id }) => id)
  const attemptItems = await readAttemptItems(tx, ids, versionIds, run.id)
  const order = { policy: RegradePolicySchema.parse(run.policy), changed: changedItem(run.toVersion) }
  const changes = await changesOf(tx, attemptItems, order)
  await writeChanges(tx, changes, { runId: run.id, reason: run.reason, order }, now)
  const learnerIds = [...new Set(held.map(({ learnerId }) => learnerId))]
  await updateGrades(tx, run.quizId, learnerIds)
}

async function writeChanges(
  tx: Tx,
  changes: readonly AttemptItemChange[],
  regrade: ActiveRegrade,
  now: Date,
): Promise<void> {
  const rows = changes.map(({ attemptItem, after, attemptEarnedAfter, attemptPossibleAfter }) => {
    const { regraded: regradedBefore } = attemptItem
    return {
      runId: regrade.runId,
      attemptId: attemptItem.attemptId,
      slot: attemptItem.slot,
      learnerId: attemptItem.learnerId,
      statusBefore: attemptItem.status,
      statusAfter: STORED_STATUS[after.status],
      earnedBefore: attemptItem.earned,
      earnedAfter: after.earned,
      possibleBefore: attemptItem.possible,
      possibleAfter: after.possible,
      regradedBefore,
      regradedAfter: regradedBy(regrade, after, regradedBefore),
      attemptEarnedBefore: attemptItem.attemptEarned,
      attemptEarnedAfter,
      attemptPossibleBefore: attemptItem.attemptPossible,
      attemptPossibleAfter,
    }
  })
  await writeRegradeChanges(tx, rows, now)
  await writeRegradedItems(tx, rows)
  await writeAttemptTotals(
    tx,
    rows.map(({ attemptId, attemptEarnedAfter, attemptPossibleAfter }) => ({
      ...{ id: attemptId, earned: attemptEarnedAfter, possible: attemptPossibleAfter },
    })),
  )
}
