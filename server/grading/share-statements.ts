import { Prisma } from '@/generated/prisma/client'

/**
 * The share of points that a slot earned, from 0 to 1, ignoring certainty unless staff set the points: the SQL of `fractionOfPoints`.
 * @param rules the rules of the attempt of `slot`, as SQL
 */
export function shareOfPoints(rules: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`LEAST(1, GREATEST(0, COALESCE(slot."earned", 0) / CASE
    WHEN ${rules}->>'behavior' = 'certainty' AND NOT EXISTS (SELECT FROM "AnswerFeedback" feedback
      WHERE feedback."attemptId" = slot."attemptId" AND feedback."slot" = slot."slot" AND feedback."earned" IS NOT NULL)
    THEN COALESCE(slot."certainty", 1) * slot."points" ELSE slot."possible" END))`
}
