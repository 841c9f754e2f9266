import { Prisma } from '@/generated/prisma/client'
import type { Tx } from '@/server/platform/db'

/** A stored attempt item that a regrade changes. */
export type StoredAttemptItem = {
  attemptId: string
  learnerId: string
  slot: number
  itemVersionId: string
  response: unknown
  certainty: number | null
  tries: unknown
  isLocked: boolean
  status: 'UNANSWERED' | 'ANSWERED' | 'GRADED' | 'UNGRADABLE'
  earned: number | null
  possible: number
  regraded: Prisma.JsonValue
  /** The attempt's rules. */
  rules: unknown
  lateShare: number
  attemptEarned: number | null
  attemptPossible: number | null
  /** Sums of the attempt's other items. */
  restEarned: number
  restPossible: number
}

/** The position of a run in the ordered attempts of its quiz. */
export type Cursor = { learnerId: string; id: string }

type Of = { quizId: string; versionIds: readonly string[] }

/** Lists the versions of an item, which identify its attempt items. */
export async function versionsOf(tx: Tx, itemId: string): Promise<string[]> {
  const versions = await tx.itemVersion.findMany({ where: { itemId }, select: { id: true } })
  return versions.map(({ id }) => id)
}

/** Locks the next graded attempts that contain an item and aren't in the run's changes yet, until the transaction ends. */
export function lockAttempts(
  tx: Tx,
  { quizId, versionIds }: Of,
  run: { id: string; after: Cursor | null; take: number },
): Promise<Cursor[]> {
  return tx.$queryRaw<Cursor[]>`
    SELECT attempt."id", attempt."learnerId" FROM "Attempt" attempt
    WHERE ${isAsked({ quizId, versionIds })}
      AND (attempt."learnerId", attempt."id") > (${run.after?.learnerId ?? ''}, ${run.after?.id ?? ''})
      AND NOT ${isInLedger(run.id)}
    ORDER BY attempt."learnerId", attempt."id" LIMIT ${run.take} FOR UPDATE`
}

/** Lists all graded attempts of a quiz that contain an item, by learner and number. */
export async function listAttempts(tx: Tx, of: Of): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT attempt."id" FROM "Attempt" attempt WHERE ${isAsked(of)} ORDER BY attempt."learnerId", attempt."number"`
  return rows.map(({ id }) => id)
}

function isAsked({ quizId, versionIds }: Of): Prisma.Sql {
  return Prisma.sql`attempt."quizId" = ${quizId} AND attempt."state" = 'GRADED' AND EXISTS (
    SELECT 1 FROM "AttemptItem" place
    WHERE place."attemptId" = attempt."id" AND place."itemVersionId" = ANY(${[...versionIds]}) OFFSET 0)`
}

/** `OFFSET 0` forces a lookup for each attempt. A join, planned while there were no changes, would read all changes of the run for each batch. */
function isInLedger(runId: string): Prisma.Sql {
  return Prisma.sql`EXISTS (
    SELECT 1 FROM "RegradeChange" change
    WHERE change."runId" = ${runId} AND change."attemptId" = attempt."id" OFFSET 0)`
}

/**
 * Reads the attempt items with an item, and what the rest of their attempts earned. Run it as a separate statement after locking the attempts, so that it
 * sees what others wrote while the lock waited.
 * @param runId leaves out attempt items that are in the changes of this run
 */
export function readAttemptItems(
  tx: Tx,
  attemptIds: readonly string[],
  versionIds: readonly string[],
  runId = '',
): Promise<StoredAttemptItem[]> {
  const versions = [...versionIds]
  return tx.$queryRaw<StoredAttemptItem[]>`
    SELECT place."attemptId", place."learnerId", place."slot", place."itemVersionId", place."response", place."certainty",
      place."tries", place."lockedAt" IS NOT NULL AS "isLocked", place."status"::text AS "status", place."earned",
      place."possible", place."regraded", attempt."rules", attempt."lateShare", attempt."earned" AS "attemptEarned",
      attempt."possible" AS "attemptPossible", COALESCE(rest."earned", 0) AS "restEarned",
      COALESCE(rest."possible", 0) AS "restPossible"
    FROM unnest(${[...attemptIds]}::text[]) AS held("id")
    JOIN "Attempt" attempt ON attempt."id" = held."id"
    CROSS JOIN LATERAL (
      SELECT * FROM "AttemptItem" every WHERE every."attemptId" = attempt."id" OFFSET 0
    ) place
    LEFT JOIN LATERAL (
      SELECT SUM(other."earned") AS "earned", SUM(other."possible") AS "possible"
      FROM "AttemptItem" other
      WHERE other."attemptId" = attempt."id" AND other."itemVersionId" <> ALL(${versions})
    ) rest ON TRUE
    WHERE place."itemVersionId" = ANY(${versions}) AND NOT ${isInLedger(runId)}
    ORDER BY place."learnerId", place."attemptId", place."slot"`
}
