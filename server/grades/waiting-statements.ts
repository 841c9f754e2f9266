import { z } from 'zod'
import { PERSON_GRADED_TYPES } from '@/domain/items/types/person-graded-types'
import { db } from '@/server/platform/db'

const WaitingSchema = z.object({ quizId: z.string(), waiting: z.number() })

/**
 * Counts the submitted answers of each quiz that only people can grade and whose grades aren't released, without those of deleted accounts.
 * Starts from the few questions of that kind, which Prisma's API can't do while it counts by the attempts' quiz.
 * @returns by quiz ID; only quizzes with such questions, also if no answer waits
 */
export async function countWaiting(quizIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await db().$queryRaw`
    WITH version AS MATERIALIZED (
      SELECT version."id" FROM "Item" item JOIN "ItemVersion" version ON version."itemId" = item."id"
      WHERE item."type" = ANY(${[...PERSON_GRADED_TYPES]}))
    SELECT attempt."quizId", (COUNT(*) FILTER (WHERE slot."status" = 'ANSWERED'))::int AS "waiting"
    FROM version
    JOIN "AttemptItem" slot ON slot."itemVersionId" = version."id"
    JOIN "Attempt" attempt ON attempt."id" = slot."attemptId" AND attempt."state" = 'GRADED'
    JOIN "User" learner ON learner."id" = attempt."learnerId" AND NOT learner."isAnonymous"
    WHERE attempt."quizId" = ANY(${[...quizIds]})
    GROUP BY attempt."quizId"`
  return new Map(
    z
      .array(WaitingSchema)
      .parse(rows)
      .map(({ quizId, waiting }) => [quizId, waiting]),
  )
}
