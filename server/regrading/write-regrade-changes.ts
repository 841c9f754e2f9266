import type { ItemScore, Regraded } from '@/domain/regrading/regrade'
import type { Tx } from '@/server/platform/db'

export const STORED_STATUS = {
  unanswered: 'UNANSWERED',
  graded: 'GRADED',
  ungradable: 'UNGRADABLE',
} as const satisfies Record<ItemScore['status'], string>

type StoredStatus = (typeof STORED_STATUS)[ItemScore['status']] | 'ANSWERED'

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

/** Writes changes with one statement. Grading an attempt again overwrites its rows. */
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
