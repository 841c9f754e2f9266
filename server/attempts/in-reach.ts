import { Prisma } from '@/generated/prisma/client'

/**
 * An attempt at an assignment is out of its learner's reach while the learner isn't in the class: whoever is removed
 * during an exam neither reads nor answers on. The attempt itself stays as it is, its clock runs, and the server submits
 * what is saved when the time is up; restored, the learner goes on. Finished attempts stay readable.
 */

/** For whatever reads: the condition on the attempt. */
export function inReachOf(learnerId: string): Prisma.AttemptWhereInput {
  return {
    learnerId,
    OR: [
      { state: { in: ['SUBMITTED', 'GRADED', 'ABANDONED'] } },
      { quizId: null },
      { quiz: { assignment: null } },
      { quiz: { assignment: { class: { members: { some: { userId: learnerId, leftAt: null } } } } } },
    ],
  }
}

/** For whatever writes, in any state of the attempt: the condition on "Attempt" in a statement of its own. */
export const IS_IN_REACH = Prisma.sql`NOT EXISTS (
  SELECT 1 FROM "Assignment" WHERE "Assignment"."quizId" = "Attempt"."quizId" AND NOT EXISTS (
    SELECT 1 FROM "ClassMember" WHERE "ClassMember"."classId" = "Assignment"."classId"
      AND "ClassMember"."userId" = "Attempt"."learnerId" AND "ClassMember"."leftAt" IS NULL))`
