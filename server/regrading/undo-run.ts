import { attemptTotals } from '@/domain/attempts/score-attempt'
import { updateGrades } from '@/server/grades/update-grades'
import type { Db, Tx } from '@/server/platform/db'
import { notifyRegrade } from './notify-regrade'
import { BATCH, PATIENCE } from './run-regrade'

/** Restores the values before a run from its recorded changes, in batches like `runRegrade`. @returns how many attempts this call restored */
export async function runUndo(client: Db, runId: string, now: Date): Promise<number> {
  let touched = 0
  for (;;) {
    const count = await client.$transaction((tx) => undoBatch(tx, runId, now), PATIENCE)
    if (count === null) return touched
    touched += count
  }
}

type Held = { attemptId: string; learnerId: string; isGraded: boolean }

/** @returns how many attempts it restored; null if nothing is left to do */
async function undoBatch(tx: Tx, runId: string, now: Date): Promise<number | null> {
  const [run] = await tx.$queryRaw<{ id: string; quizId: string; reason: string; state: string }[]>`
    SELECT "id", "quizId", "reason", "state"::text AS "state" FROM "RegradeRun" WHERE "id" = ${runId} FOR NO KEY UPDATE`
  if (run?.state !== 'UNDOING') return null
  const held = await tx.$queryRaw<Held[]>`
    SELECT attempt."id" AS "attemptId", attempt."learnerId", attempt."state" = 'GRADED' AS "isGraded"
    FROM "Attempt" attempt
    WHERE attempt."id" IN (
      SELECT change."attemptId" FROM "RegradeChange" change
      WHERE change."runId" = ${runId} AND change."undoneAt" IS NULL ORDER BY change."attemptId" LIMIT ${BATCH})
    ORDER BY attempt."id" FOR UPDATE`
  if (held.length === 0) {
    await tx.regradeRun.update({ where: { id: runId }, data: { state: 'UNDONE', undoneAt: now } })
    await notifyRegrade(tx, run, { isUndone: true, now })
    return null
  }
  // Reopened attempts are graded without this run when they are submitted.
  const graded = held.filter(({ isGraded }) => isGraded)
  await putBack(
    tx,
    runId,
    graded.map(({ attemptId }) => attemptId),
  )
  await tx.regradeChange.updateMany({
    where: { runId, attemptId: { in: held.map(({ attemptId }) => attemptId) } },
    data: { undoneAt: now },
  })
  const learnerIds = [...new Set(held.map(({ learnerId }) => learnerId))]
  await updateGrades(tx, run.quizId, learnerIds)
  return held.length
}

async function putBack(tx: Tx, runId: string, attemptIds: string[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE "AttemptItem" place SET "status" = change."statusBefore", "earned" = change."earnedBefore",
      "possible" = change."possibleBefore", "regraded" = change."regradedBefore",
      "firstEarned" = CASE WHEN change."regradedBefore" IS NULL THEN NULL ELSE place."firstEarned" END,
      "firstPossible" = CASE WHEN change."regradedBefore" IS NULL THEN NULL ELSE place."firstPossible" END
    FROM "RegradeChange" change
    WHERE change."runId" = ${runId} AND change."attemptId" = ANY(${attemptIds})
      AND place."attemptId" = change."attemptId" AND place."slot" = change."slot"`
  // Sums the attempt items, because another item of the attempt may have been regraded since.
  const sums = await tx.$queryRaw<{ id: string; earned: number; possible: number; lateShare: number }[]>`
    SELECT attempt."id", sums."earned", sums."possible", attempt."lateShare"
    FROM "Attempt" attempt CROSS JOIN LATERAL (
      SELECT SUM(place."earned") AS "earned", SUM(place."possible") AS "possible"
      FROM "AttemptItem" place WHERE place."attemptId" = attempt."id"
    ) sums
    WHERE attempt."id" = ANY(${attemptIds})`
  const totals = sums.map(({ id, lateShare, ...sum }) => ({ id, ...attemptTotals(sum, lateShare) }))
  await tx.$executeRaw`
    UPDATE "Attempt" attempt SET "earned" = entry."earned", "possible" = entry."possible"
    FROM jsonb_to_recordset(${JSON.stringify(totals)}::jsonb) AS entry("id" text, "earned" float8, "possible" float8)
    WHERE attempt."id" = entry."id"`
}
