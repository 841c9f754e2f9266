import { Prisma } from '@/generated/prisma/client'

/**
 * Access to an attempt at an assignment ends while the learner isn't in the class: a student who is removed during an exam
 * can't read or answer it. The attempt doesn't change, its time keeps running, and the server submits the saved answers
 * when time runs out. A restored student can continue. Finished attempts stay readable.
 */

/** The condition on attempts for reads. */
export function inReachOf(learnerId: string): Prisma.AttemptWhereInput {
  return {
    learnerId,
    OR: [{ state: { in: ['SUBMITTED', 'GRADED', 'ABANDONED'] } }, openInReachOf(learnerId)],
  }
}

/** The condition on attempts for writes, for any state of the attempt. */
export function openInReachOf(learnerId: string): Prisma.AttemptWhereInput {
  return {
    learnerId,
    OR: [
      { quizId: null },
      { quiz: { assignment: null } },
      { quiz: { assignment: { class: { members: { some: { userId: learnerId, leftAt: null } } } } } },
    ],
  }
}

/** `openInReachOf` for SQL statements on "Attempt". */
export const IS_IN_REACH = Prisma.sql`NOT EXISTS (
  SELECT 1 FROM "Assignment" WHERE "Assignment"."quizId" = "Attempt"."quizId" AND NOT EXISTS (
    SELECT 1 FROM "ClassMember" WHERE "ClassMember"."classId" = "Assignment"."classId"
      AND "ClassMember"."userId" = "Attempt"."learnerId" AND "ClassMember"."leftAt" IS NULL))`
