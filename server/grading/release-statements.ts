import { z } from 'zod'
import type { ReleasedGrading } from '@/domain/grading/rubric-grading'
import type { Tx } from '@/server/platform/db'

/** The statements that release grades. Prisma's API needs one statement for each row if rows get different values, and can't lock rows that it reads. */

const LockedSchema = z.object({
  id: z.string(),
  learnerId: z.string(),
  lateShare: z.number(),
  rules: z.unknown(),
  submittedAt: z.date().nullable(),
  earned: z.number().nullable(),
  possible: z.number().nullable(),
})
export type ReleasedAttempt = z.infer<typeof LockedSchema>

/** Locks the graded attempts among these until the transaction ends, in one order. */
export async function lockGradedAttempts(tx: Tx, attemptIds: readonly string[]): Promise<ReleasedAttempt[]> {
  const rows = await tx.$queryRaw`
    SELECT "id", "learnerId", "lateShare", "rules", "submittedAt", "earned", "possible" FROM "Attempt"
    WHERE "id" = ANY(${[...attemptIds]}) AND "state" = 'GRADED' ORDER BY "learnerId", "id" FOR UPDATE`
  return z.array(LockedSchema).parse(rows)
}

/** An answer with what its student sees from now on. */
export type Release = { attemptId: string; slot: number; released: ReleasedGrading }

/** Writes released gradings and, unless staff set them, the points of the answers. */
export async function writeReleases(tx: Tx, rows: readonly Release[], now: Date): Promise<void> {
  const entries = JSON.stringify(
    rows.map(({ released, ...row }) => ({
      ...{ ...row, released },
      ...{ earned: released.earned, possible: released.possible },
    })),
  )
  await tx.$executeRaw`
    INSERT INTO "AnswerFeedback" ("attemptId", "slot", "released", "updatedAt")
    SELECT "attemptId", "slot", "released", ${now}::timestamp
    FROM jsonb_to_recordset(${entries}::jsonb) AS entry("attemptId" text, "slot" int, "released" jsonb)
    ON CONFLICT ("attemptId", "slot") DO UPDATE SET "released" = EXCLUDED."released", "updatedAt" = EXCLUDED."updatedAt"`
  await tx.$executeRaw`
    UPDATE "AttemptItem" item SET "earned" = entry."earned", "possible" = entry."possible",
      "status" = CASE WHEN item."status" = 'ANSWERED' THEN 'GRADED' ELSE item."status" END
    FROM jsonb_to_recordset(${entries}::jsonb) AS entry("attemptId" text, "slot" int, "earned" float8, "possible" float8)
    WHERE item."attemptId" = entry."attemptId" AND item."slot" = entry."slot" AND NOT EXISTS (
      SELECT FROM "AnswerFeedback" feedback WHERE feedback."attemptId" = item."attemptId"
        AND feedback."slot" = item."slot" AND feedback."earned" IS NOT NULL)`
}

/** Takes released gradings back. The answers wait again, unless staff set their points. */
export async function withdrawReleases(
  tx: Tx,
  rows: readonly { attemptId: string; slot: number }[],
  now: Date,
): Promise<void> {
  const entries = JSON.stringify(rows.map(({ attemptId, slot }) => ({ attemptId, slot })))
  await tx.$executeRaw`
    UPDATE "AnswerFeedback" feedback SET "released" = NULL, "updatedAt" = ${now}::timestamp
    FROM jsonb_to_recordset(${entries}::jsonb) AS entry("attemptId" text, "slot" int)
    WHERE feedback."attemptId" = entry."attemptId" AND feedback."slot" = entry."slot"`
  await tx.$executeRaw`
    UPDATE "AttemptItem" item SET "earned" = 0, "possible" = 0,
      "status" = CASE WHEN item."status" = 'GRADED' THEN 'ANSWERED' ELSE item."status" END
    FROM jsonb_to_recordset(${entries}::jsonb) AS entry("attemptId" text, "slot" int)
    WHERE item."attemptId" = entry."attemptId" AND item."slot" = entry."slot" AND NOT EXISTS (
      SELECT FROM "AnswerFeedback" feedback WHERE feedback."attemptId" = item."attemptId"
        AND feedback."slot" = item."slot" AND feedback."earned" IS NOT NULL)`
}
