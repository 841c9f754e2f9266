import type { ItemScore, Regraded } from '@/domain/regrading/regrade'
import { Prisma } from '@/generated/prisma/client'
import type { Tx } from '@/server/platform/db'

/** The statements that write a regrade. Prisma's API needs one statement for each row if rows get different values. */

export const STORED_STATUS = {
  unanswered: 'UNANSWERED',
  /** Answered, but not graded: only a person can. */
  waiting: 'ANSWERED',
  graded: 'GRADED',
  ungradable: 'UNGRADABLE',
} as const satisfies Record<ItemScore['status'], string>

type StoredStatus = (typeof STORED_STATUS)[ItemScore['status']]

/** A recorded change of an attempt item by a run. */
export type LedgerRow = {
  runId: string
  attemptId: string
  slot: number
  learnerId: string
  statusBefore: StoredStatus
  statusAfter: StoredStatus
  earnedBefore: number | null
  earnedAfter: number
  possibleBefore: number
  possibleAfter: number
  regradedBefore: Regraded | null
  /** Totals of the attempt; null if the attempt was graded while the regrade was active. */
  attemptEarnedBefore: number | null
  attemptEarnedAfter: number | null
  attemptPossibleBefore: number | null
  attemptPossibleAfter: number | null
}

/** Records changes. Grading an attempt again overwrites its rows. */
export async function writeRegradeChanges(tx: Tx, rows: readonly LedgerRow[], now: Date): Promise<void> {
  if (rows.length === 0) return
  await tx.$executeRaw`
    INSERT INTO "RegradeChange" ("runId", "attemptId", "slot", "learnerId", "statusBefore", "statusAfter", "earnedBefore",
      "earnedAfter", "possibleBefore", "possibleAfter", "regradedBefore", "attemptEarnedBefore", "attemptEarnedAfter",
      "attemptPossibleBefore", "attemptPossibleAfter", "appliedAt")
    SELECT "runId", "attemptId", "slot", "learnerId", "statusBefore"::"AnswerStatus", "statusAfter"::"AnswerStatus",
      "earnedBefore", "earnedAfter", "possibleBefore", "possibleAfter", "regradedBefore", "attemptEarnedBefore",
      "attemptEarnedAfter", "attemptPossibleBefore", "attemptPossibleAfter", ${now}::timestamp
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS entry("runId" text, "attemptId" text, "slot" int,
      "learnerId" text, "statusBefore" text, "statusAfter" text, "earnedBefore" float8, "earnedAfter" float8,
      "possibleBefore" float8, "possibleAfter" float8, "regradedBefore" jsonb, "attemptEarnedBefore" float8,
      "attemptEarnedAfter" float8, "attemptPossibleBefore" float8, "attemptPossibleAfter" float8)
    ON CONFLICT ("runId", "attemptId", "slot") DO UPDATE SET
      "statusBefore" = EXCLUDED."statusBefore", "statusAfter" = EXCLUDED."statusAfter",
      "earnedBefore" = EXCLUDED."earnedBefore", "earnedAfter" = EXCLUDED."earnedAfter",
      "possibleBefore" = EXCLUDED."possibleBefore", "possibleAfter" = EXCLUDED."possibleAfter",
      "regradedBefore" = EXCLUDED."regradedBefore", "attemptEarnedBefore" = EXCLUDED."attemptEarnedBefore",
      "attemptEarnedAfter" = EXCLUDED."attemptEarnedAfter", "attemptPossibleBefore" = EXCLUDED."attemptPossibleBefore",
      "attemptPossibleAfter" = EXCLUDED."attemptPossibleAfter", "appliedAt" = EXCLUDED."appliedAt", "undoneAt" = NULL`
}

/** An attempt item after a regrade. */
export type RegradedItem = {
  attemptId: string
  slot: number
  statusAfter: StoredStatus
  earnedAfter: number
  possibleAfter: number
  regradedAfter: Regraded | null
}

/** Writes regraded attempt items. The first regrade stores the points before it. */
export async function writeRegradedItems(tx: Tx, rows: readonly RegradedItem[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE "AttemptItem" item SET "status" = entry."statusAfter"::"AnswerStatus", "earned" = entry."earnedAfter",
      "possible" = entry."possibleAfter", "regraded" = entry."regradedAfter",
      "firstEarned" = CASE WHEN item."regraded" IS NULL AND entry."regradedAfter" IS NOT NULL
        THEN item."earned" ELSE item."firstEarned" END,
      "firstPossible" = CASE WHEN item."regraded" IS NULL AND entry."regradedAfter" IS NOT NULL
        THEN item."possible" ELSE item."firstPossible" END
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS entry("attemptId" text, "slot" int, "statusAfter" text,
      "earnedAfter" float8, "possibleAfter" float8, "regradedAfter" jsonb)
    WHERE item."attemptId" = entry."attemptId" AND item."slot" = entry."slot"`
}

/**
 * Restores attempt items to what they were before a run, except for the points of those whose points staff set since, and for
 * attempts graded since the undoing began. Prisma's API can't copy values from another table.
 */
export async function restoreAttemptItems(
  tx: Tx,
  runId: string,
  attemptIds: readonly string[],
): Promise<void> {
  await tx.$executeRaw`
    UPDATE "AttemptItem" item SET
      "status" = CASE WHEN ${isChanged} THEN item."status" ELSE change."statusBefore" END,
      "earned" = CASE WHEN ${isChanged} THEN item."earned" ELSE change."earnedBefore" END,
      "possible" = CASE WHEN ${isChanged} THEN item."possible" ELSE change."possibleBefore" END,
      "regraded" = change."regradedBefore",
      "firstEarned" = CASE WHEN change."regradedBefore" IS NULL THEN NULL ELSE item."firstEarned" END,
      "firstPossible" = CASE WHEN change."regradedBefore" IS NULL THEN NULL ELSE item."firstPossible" END
    FROM "RegradeChange" change
    WHERE change."runId" = ${runId} AND change."attemptId" = ANY(${[...attemptIds]}) AND change."undoneAt" IS NULL
      AND item."attemptId" = change."attemptId" AND item."slot" = change."slot"`
}

/** Whether staff set the points of an attempt item. */
const isChanged = Prisma.sql`
  EXISTS (SELECT FROM "AnswerFeedback" feedback
    WHERE feedback."attemptId" = item."attemptId" AND feedback."slot" = item."slot" AND feedback."earned" IS NOT NULL)`

/** Writes the totals of attempts. */
export async function writeAttemptTotals(
  tx: Tx,
  totals: readonly { id: string; earned: number; possible: number }[],
): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Attempt" attempt SET "earned" = entry."earned", "possible" = entry."possible"
    FROM jsonb_to_recordset(${JSON.stringify(totals)}::jsonb) AS entry("id" text, "earned" float8, "possible" float8)
    WHERE attempt."id" = entry."id"`
}
