import 'server-only'
import { isSureAndWrong } from '@/domain/calibration/calibration'
import { gradeResponse } from '@/domain/grading/grade-response'
import { reviewItem } from '@/domain/grading/review-item'
import { parsedItem } from '@/server/content/parsed-items'
import { db } from '@/server/db'
import type { AnsweredReview } from './answer-review'

/** Answers of a review that this learner gave, as they were told then: for a browser without JavaScript. */
export async function findAnswered(learnerId: string, ids: readonly string[]): Promise<AnsweredReview[]> {
  const rows = await db().reviewLog.findMany({
    where: { learnerId, id: { in: [...ids] }, origin: 'review', amendsId: null },
    select: {
      id: true,
      rating: true,
      response: true,
      confidence: true,
      card: { select: { dueAt: true } },
      itemVersion: { select: { id: true, content: true } },
    },
  })
  return rows.map(({ id, rating, response, confidence, card, itemVersion }) => {
    const item = parsedItem(itemVersion)
    const grade = gradeResponse(item, response)
    return {
      id,
      rating: rating === 1 || rating === 2 || rating === 3 || rating === 4 ? rating : null,
      review: reviewItem(item, response, grade),
      dueAt: card.dueAt,
      isSureAndWrong: isSureAndWrong({ ...grade, confidence }),
      mixedUp: [],
    }
  })
}
