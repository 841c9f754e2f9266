import { Prisma } from '@/generated/prisma/client'
import type { Tx } from '@/server/platform/db'

/** The statements that delete an account. */

/** Locks the classes of a user in one order, so that two deletions don't deadlock. Prisma's API can't lock rows that it reads. */
export async function lockClassesOf(tx: Tx, userId: string): Promise<void> {
  await tx.$queryRaw`
    SELECT class."id" FROM "Class" class JOIN "ClassMember" member ON member."classId" = class."id"
    WHERE member."userId" = ${userId} ORDER BY class."id" FOR UPDATE OF class`
}

/**
 * Gives a grade to the anonymous owner, without the texts of staff and the time of day. What counts stays, so that averages don't change.
 * Prisma's API can't compute a value from the stored one.
 */
export async function anonymizeGrade(
  tx: Tx,
  { quizId, learnerId }: { quizId: string; learnerId: string },
  anonymousId: string,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Grade" SET "learnerId" = ${anonymousId}, "manualReason" = NULL, "note" = NULL, "updatedAt" = DATE_TRUNC('day', "updatedAt")
    WHERE "quizId" = ${quizId} AND "learnerId" = ${learnerId}`
}

/** How far times move back, in milliseconds. */
const interval = (shiftMs: number) => Prisma.sql`${shiftMs}::int * INTERVAL '1 millisecond'`

/**
 * Gives the items of an attempt to the anonymous owner, without devices, flags, self-checks, and the times of checks. Prisma's API can't compute times or
 * lists from the stored ones.
 */
export async function anonymizeAttemptItems(
  tx: Tx,
  attemptId: string,
  { anonymousId, shiftMs }: { anonymousId: string; shiftMs: number },
): Promise<void> {
  const shift = interval(shiftMs)
  await tx.$executeRaw`
    UPDATE "AttemptItem" SET "learnerId" = ${anonymousId}, "clientId" = NULL, "flagged" = FALSE, "selfCheck" = NULL, "savedAt" = "savedAt" - ${shift}, "lockedAt" = "lockedAt" - ${shift},
      "tries" = (
        SELECT COALESCE(jsonb_agg(jsonb_set(try."value", '{checkedAt}', ${JSON.stringify(new Date(0))}::jsonb) ORDER BY try."number"), '[]')
        FROM jsonb_array_elements("tries") WITH ORDINALITY AS try("value", "number"))
    WHERE "attemptId" = ${attemptId}`
}

/** Gives the log of an attempt to the anonymous owner, without devices. Prisma's API can't compute times from the stored ones. */
export async function anonymizeResponseLog(
  tx: Tx,
  attemptId: string,
  { anonymousId, shiftMs }: { anonymousId: string; shiftMs: number },
): Promise<void> {
  const shift = interval(shiftMs)
  await tx.$executeRaw`
    UPDATE "ResponseLog" SET "learnerId" = ${anonymousId}, "clientId" = '', "receivedAt" = "receivedAt" - ${shift}, "acceptedAt" = "acceptedAt" - ${shift}
    WHERE "attemptId" = ${attemptId}`
}
