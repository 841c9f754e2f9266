import { updateGrades } from '@/server/grades/counting-score-statements'
import type { Db, Tx } from '@/server/platform/db'
import { lockChangedAttempts, lockUndoneRun } from './attempt-item-statements'
import { notifyRegrade } from './notify-regrade'
import { restoreAttemptItems } from './regrade-change-statements'
import { BATCH, PATIENCE } from './run-regrade'
import { sumAttempts } from './sum-attempts'

/** Restores the values before a run from its recorded changes, in batches like `runRegrade`. @returns how many attempts this call restored */
export async function runUndo(client: Db, runId: string, now: Date): Promise<number> {
  let touched = 0
  for (;;) {
    const count = await client.$transaction((tx) => undoBatch(tx, runId, now), PATIENCE)
    if (count === null) return touched
    touched += count
  }
}

/** @returns how many attempts it restored; null if nothing is left to do */
async function undoBatch(tx: Tx, runId: string, now: Date): Promise<number | null> {
  const run = await lockUndoneRun(tx, runId)
  if (run?.state !== 'UNDOING') return null
  const held = await lockChangedAttempts(tx, runId, BATCH)
  if (held.length === 0) {
    await tx.regradeRun.update({ where: { id: runId }, data: { state: 'UNDONE', undoneAt: now } })
    await notifyRegrade(tx, run, { isUndone: true, now })
    return null
  }
  // Reopened attempts are graded without this run when they are submitted.
  const graded = held.filter(({ isGraded }) => isGraded)
  await putBack(tx, runId, graded)
  await tx.regradeChange.updateMany({
    where: { runId, attemptId: { in: held.map(({ attemptId }) => attemptId) } },
    data: { undoneAt: now },
  })
  const learnerIds = [...new Set(held.map(({ learnerId }) => learnerId))]
  await updateGrades(tx, run.quizId, learnerIds)
  return held.length
}

async function putBack(
  tx: Tx,
  runId: string,
  attempts: readonly { attemptId: string; lateShare: number }[],
): Promise<void> {
  const attemptIds = attempts.map(({ attemptId }) => attemptId)
  await restoreAttemptItems(tx, runId, attemptIds)
  // Sums the attempt items, because another item of the attempt may have been regraded since.
  await sumAttempts(
    tx,
    attempts.map(({ attemptId, lateShare }) => ({ id: attemptId, lateShare })),
  )
}
