import { z } from 'zod'
import { db } from '@/server/platform/db'

const AnswerSchema = z.object({ response: z.unknown(), count: z.number() })

/**
 * Counts the students by their answers to an item in the graded attempts at a quiz. Prisma's API can't count distinct values, and reading
 * all answers for each group of requests would take longer.
 */
export async function countAnswers(
  quizId: string,
  itemSlug: string,
): Promise<z.infer<typeof AnswerSchema>[]> {
  const rows = await db().$queryRaw`
    SELECT slot."response", COUNT(DISTINCT slot."learnerId")::int AS "count"
    FROM "Attempt" attempt
    JOIN "AttemptItem" slot ON slot."attemptId" = attempt."id"
    JOIN "ItemVersion" version ON version."id" = slot."itemVersionId"
    JOIN "Item" item ON item."id" = version."itemId" AND item."slug" = ${itemSlug}
    WHERE attempt."quizId" = ${quizId} AND attempt."state" = 'GRADED'
    GROUP BY slot."response"`
  return z.array(AnswerSchema).parse(rows)
}
