import { z } from 'zod'
import { TriesSchema } from '@/domain/attempts/tries'
import { RegradedSchema } from '@/domain/regrading/regrade'
import { Prisma } from '@/generated/prisma/client'
import { AnswerStatus, RegradeState } from '@/generated/prisma/enums'
import type { Tx } from '@/server/platform/db'

/** The statements that lock and read what a regrade changes. Prisma's API can't lock rows that it reads. */

const CursorSchema = z.object({ learnerId: z.string(), id: z.string() })
/** The position of a run in the ordered attempts of its quiz. */
export type Cursor = z.infer<typeof CursorSchema>

/** Locks the next graded attempts that contain an item and aren't in the run's changes yet, until the transaction ends. */
export async function lockAttempts(
  tx: Tx,
  { quizId, versionIds }: { quizId: string; versionIds: readonly string[] },
  run: { id: string; after: Cursor | null; take: number },
): Promise<Cursor[]> {
  const rows = await tx.$queryRaw`
    SELECT attempt."id", attempt."learnerId" FROM "Attempt" attempt
    WHERE attempt."quizId" = ${quizId} AND attempt."state" = 'GRADED' AND EXISTS (
        SELECT 1 FROM "AttemptItem" item
        WHERE item."attemptId" = attempt."id" AND item."itemVersionId" = ANY(${[...versionIds]}) OFFSET 0)
      AND (attempt."learnerId", attempt."id") > (${run.after?.learnerId ?? ''}, ${run.after?.id ?? ''})
      AND NOT ${isInChanges(run.id)}
    ORDER BY attempt."learnerId", attempt."id" LIMIT ${run.take} FOR UPDATE`
  return z.array(CursorSchema).parse(rows)
}

/** `OFFSET 0` forces a lookup for each attempt. A join, planned while there were no changes, would read all changes of the run for each batch. */
function isInChanges(runId: string): Prisma.Sql {
  return Prisma.sql`EXISTS (
    SELECT 1 FROM "RegradeChange" change
    WHERE change."runId" = ${runId} AND change."attemptId" = attempt."id" OFFSET 0)`
}

const StoredAttemptItemSchema = z.object({
  attemptId: z.string(),
  learnerId: z.string(),
  slot: z.number(),
  itemVersionId: z.string(),
  response: z.unknown(),
  certainty: z.number().nullable(),
  tries: TriesSchema,
  isLocked: z.boolean(),
  status: z.enum(AnswerStatus),
  earned: z.number().nullable(),
  possible: z.number(),
  points: z.number(),
  regraded: RegradedSchema.nullable(),
  /** Points that staff set, which no regrade replaces; null for none. */
  changedEarned: z.number().nullable(),
  changedPossible: z.number().nullable(),
  /** The attempt's rules. Parsed by `changesOf`, once for equal rules. */
  rules: z.unknown(),
  lateShare: z.number(),
  attemptEarned: z.number().nullable(),
  attemptPossible: z.number().nullable(),
  /** Sums of the attempt's other items. */
  restEarned: z.number(),
  restPossible: z.number(),
})
/** A stored attempt item that a regrade changes. */
export type StoredAttemptItem = z.infer<typeof StoredAttemptItemSchema>

/**
 * Reads the attempt items with an item, and what the rest of their attempts earned, which Prisma's API would sum with another statement. Run it
 * separately after locking the attempts, so that it sees what others wrote while the lock waited.
 * @param runId leaves out attempt items that are in the changes of this run
 */
export async function readAttemptItems(
  tx: Tx,
  attemptIds: readonly string[],
  versionIds: readonly string[],
  runId = '',
): Promise<StoredAttemptItem[]> {
  const versions = [...versionIds]
  const rows = await tx.$queryRaw`
    SELECT item."attemptId", item."learnerId", item."slot", item."itemVersionId", item."response", item."certainty",
      item."tries", item."lockedAt" IS NOT NULL AS "isLocked", item."status"::text AS "status", item."earned",
      item."possible", item."points", item."regraded", feedback."earned" AS "changedEarned",
      feedback."possible" AS "changedPossible", attempt."rules", attempt."lateShare", attempt."earned" AS "attemptEarned",
      attempt."possible" AS "attemptPossible", COALESCE(rest."earned", 0) AS "restEarned",
      COALESCE(rest."possible", 0) AS "restPossible"
    FROM unnest(${[...attemptIds]}::text[]) AS locked("id")
    JOIN "Attempt" attempt ON attempt."id" = locked."id"
    CROSS JOIN LATERAL (
      SELECT * FROM "AttemptItem" every WHERE every."attemptId" = attempt."id" OFFSET 0
    ) item
    LEFT JOIN "AnswerFeedback" feedback ON feedback."attemptId" = item."attemptId" AND feedback."slot" = item."slot"
    LEFT JOIN LATERAL (
      SELECT SUM(other."earned") AS "earned", SUM(other."possible") AS "possible"
      FROM "AttemptItem" other
      WHERE other."attemptId" = attempt."id" AND other."itemVersionId" <> ALL(${versions})
    ) rest ON TRUE
    WHERE item."itemVersionId" = ANY(${versions}) AND NOT ${isInChanges(runId)}
    ORDER BY item."learnerId", item."attemptId", item."slot"`
  return z.array(StoredAttemptItemSchema).parse(rows)
}

const UndoneRunSchema = z.object({
  id: z.string(),
  quizId: z.string(),
  reason: z.string(),
  state: z.enum(RegradeState),
})

/** Locks and reads a run that is being undone. Others can still write changes of the run while they grade attempts. */
export async function lockUndoneRun(
  tx: Tx,
  runId: string,
): Promise<z.infer<typeof UndoneRunSchema> | undefined> {
  const rows = await tx.$queryRaw`
    SELECT "id", "quizId", "reason", "state"::text AS "state" FROM "RegradeRun" WHERE "id" = ${runId} FOR NO KEY UPDATE`
  return z.array(UndoneRunSchema).parse(rows)[0]
}

const ChangedAttemptSchema = z.object({
  attemptId: z.string(),
  learnerId: z.string(),
  lateShare: z.number(),
  isGraded: z.boolean(),
})

/** Locks and reads the next attempts that a run changed and that aren't undone yet. */
export async function lockChangedAttempts(
  tx: Tx,
  runId: string,
  take: number,
): Promise<z.infer<typeof ChangedAttemptSchema>[]> {
  const rows = await tx.$queryRaw`
    SELECT attempt."id" AS "attemptId", attempt."learnerId", attempt."lateShare", attempt."state" = 'GRADED' AS "isGraded"
    FROM "Attempt" attempt
    WHERE attempt."id" IN (
      SELECT change."attemptId" FROM "RegradeChange" change
      WHERE change."runId" = ${runId} AND change."undoneAt" IS NULL ORDER BY change."attemptId" LIMIT ${take})
    ORDER BY attempt."id" FOR UPDATE`
  return z.array(ChangedAttemptSchema).parse(rows)
}
