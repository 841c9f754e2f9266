import { z } from 'zod'
import { LATE_ARRIVAL_MS } from '@/domain/attempts/attempt'
import type { Rules } from '@/domain/attempts/rules'
import { AttemptState } from '@/generated/prisma/enums'
import type { Tx } from '@/server/platform/db'
import type { StoredAttemptState } from '@/server/quizzes/attempt-states'
import { IS_IN_REACH } from './in-reach'

/** The statements that lock an attempt, and those that write many rows with different values. */

const CheckedAttemptSchema = z.object({
  state: z.enum(AttemptState),
  rules: z.unknown(),
  currentSlot: z.number(),
  seed: z.string(),
  isTimeUp: z.boolean(),
  isArchived: z.boolean(),
})
export type CheckedAttempt = z.infer<typeof CheckedAttemptSchema>

/** Locks a learner's attempt to check an answer. Prisma's API can't lock rows that it reads. @returns undefined if the learner can't access it */
export async function lockCheckedAttempt(
  tx: Tx,
  { attemptId, learnerId, now }: { attemptId: string; learnerId: string; now: Date },
): Promise<CheckedAttempt | undefined> {
  const rows = await tx.$queryRaw`
    SELECT "state"::text AS "state", "rules", "currentSlot", "seed",
      COALESCE(${now}::timestamp > "closesAt" + ${LATE_ARRIVAL_MS}::int * INTERVAL '1 millisecond', FALSE) AS "isTimeUp",
      EXISTS (
        SELECT 1 FROM "Assignment" assignment JOIN "Class" class ON class."id" = assignment."classId"
        WHERE assignment."quizId" = "Attempt"."quizId" AND class."archivedAt" IS NOT NULL
      ) AS "isArchived"
    FROM "Attempt" WHERE "id" = ${attemptId} AND "learnerId" = ${learnerId} AND ${IS_IN_REACH} FOR UPDATE`
  return z.array(CheckedAttemptSchema).parse(rows)[0]
}

const LockedAttemptSchema = z.object({
  id: z.string(),
  learnerId: z.string(),
  quizId: z.string().nullable(),
  state: z.enum(AttemptState),
  startedAt: z.date(),
  submittedAt: z.date().nullable(),
  gradedAt: z.date().nullable(),
  closesAt: z.date().nullable(),
  isLate: z.boolean(),
  rules: z.unknown(),
  /** When its class was archived; null if it isn't archived. */
  archivedAt: z.date().nullable(),
  /** The class's time zone; UTC for a course quiz. */
  timeZone: z.string(),
  isInReach: z.boolean(),
})
export type LockedAttempt = z.infer<typeof LockedAttemptSchema>

/**
 * Locks the attempt until the end of the transaction, so that no answer is saved and nothing else submits it. The shared lock on the quiz (`lockGrading`)
 * also keeps regrades from starting or ending before the attempt is graded. Prisma's API has no locks.
 */
export async function lockAttempt(tx: Tx, attemptId: string): Promise<LockedAttempt | undefined> {
  const rows = await tx.$queryRaw`
    SELECT "id", "learnerId", "quizId", "state"::text AS "state", "startedAt", "submittedAt", "gradedAt", "closesAt", "isLate", "rules",
      (SELECT class."archivedAt" FROM "Assignment" assignment JOIN "Class" class ON class."id" = assignment."classId"
        WHERE assignment."quizId" = "Attempt"."quizId") AS "archivedAt",
      COALESCE((SELECT class."timeZone" FROM "Assignment" assignment JOIN "Class" class ON class."id" = assignment."classId"
        WHERE assignment."quizId" = "Attempt"."quizId"), 'UTC') AS "timeZone",
      ${IS_IN_REACH} AS "isInReach",
      pg_advisory_xact_lock_shared(hashtextextended("quizId", 0))::text AS "locked"
    FROM "Attempt" WHERE "id" = ${attemptId} FOR UPDATE`
  return z.array(LockedAttemptSchema).parse(rows)[0]
}

export type GradedItem = {
  slot: number
  status: string
  earned: number
  possible: number
  regraded: object | null
  firstEarned: number | null
  firstPossible: number | null
}

/** Writes the grades of an attempt's items. Prisma's API needs one statement for each item, because each gets different values. */
export async function writeGradedItems(
  tx: Tx,
  attemptId: string,
  rows: readonly GradedItem[],
): Promise<void> {
  await tx.$executeRaw`
    UPDATE "AttemptItem" item
    SET "status" = graded."status"::"AnswerStatus", "earned" = graded."earned", "possible" = graded."possible",
      "regraded" = graded."regraded", "firstEarned" = graded."firstEarned", "firstPossible" = graded."firstPossible"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS graded("slot" int, "status" text, "earned" float8,
      "possible" float8, "regraded" jsonb, "firstEarned" float8, "firstPossible" float8)
    WHERE item."attemptId" = ${attemptId} AND item."slot" = graded."slot"`
}

export type RuledAttempt = {
  id: string
  rules: Rules
  closesAt: Date | null
  dueAt: Date | null
  state: StoredAttemptState
}

/**
 * Writes new rules and times of attempts. Other rules can show results that review cards wait for, so that the cards are due. Prisma's API
 * needs one statement for each attempt.
 */
export async function writeRulesOfAttempts(tx: Tx, rows: readonly RuledAttempt[], now: Date): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Attempt" attempt
    SET "rules" = changed."rules", "closesAt" = changed."closesAt", "dueAt" = changed."dueAt",
      "state" = changed."state"::"AttemptState",
      "cardsDueAt" = CASE WHEN attempt."state" = 'GRADED' AND attempt."cardsSyncedAt" IS NULL THEN ${now}::timestamp ELSE attempt."cardsDueAt" END
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS changed("id" text, "rules" jsonb, "closesAt" timestamp, "dueAt" timestamp, "state" text)
    -- Attempts that were submitted since stay unchanged.
    WHERE attempt."id" = changed."id" AND (attempt."state"::text = changed."state" OR attempt."state" = 'OVERDUE')`
}

/** Writes whether graded attempts are late, with the points that remain. Prisma's API can't compute a value from a sum of other rows. */
export async function writeLateness(
  tx: Tx,
  rows: readonly { id: string; isLate: boolean; share: number }[],
): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Attempt" attempt SET "isLate" = weighed."isLate", "lateShare" = weighed."share",
      "earned" = ROUND((GREATEST(0, sums."earned") * (1 - weighed."share"))::numeric, 9)::float8
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS weighed("id" text, "isLate" boolean, "share" float8)
    JOIN (SELECT "attemptId", SUM("earned") AS "earned" FROM "AttemptItem" GROUP BY "attemptId") sums
      ON sums."attemptId" = weighed."id"
    WHERE attempt."id" = weighed."id" AND attempt."state" = 'GRADED'`
}
