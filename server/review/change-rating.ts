import 'server-only'
import { randomUUID } from 'node:crypto'
import type { Rating } from '@/domain/scheduling/memory'
import { Prisma } from '@/generated/prisma/client'
import { getCourse } from '@/server/content/read-course'
import { db } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'
import { getNextDueDates } from './next-due-dates'
import { addToDays, lockCards } from './record-answers'
import { replayCards } from './replay-cards'

/**
 * Changes the rating of a review answer or undoes the answer: adds a row to the log and recomputes the card. An undone answer has no effect.
 * @param rating 0 undoes the answer
 * @returns when the card is due next
 * @throws AppError NOT_FOUND if it isn't this learner's review answer, CONFLICT if it was undone
 */
export async function changeRating(
  learnerId: string,
  answerId: string,
  rating: Rating | 0,
): Promise<{ dueAt: Date }> {
  const now = new Date()
  return db().$transaction(async (tx) => {
    await lockCards(tx, learnerId)
    const answer = await tx.reviewLog.findFirst({
      where: { id: answerId, learnerId, origin: 'review', amendsId: null },
      omit: { id: true, receivedAt: true },
    })
    if (!answer) throw new AppError('NOT_FOUND')
    const wasTakenBack = await tx.reviewLog.count({ where: { amendsId: answerId, rating: 0 } })
    if (wasTakenBack > 0) throw new AppError('CONFLICT')
    await tx.reviewLog.create({
      data: {
        ...answer,
        response: Prisma.DbNull,
        rating,
        isOverride: true,
        amendsId: answerId,
        sourceKey: `amend/${randomUUID()}`,
        receivedAt: now,
      },
    })
    if (rating === 0) await addToDays(tx, learnerId, [answer], -1)
    await replayCards(tx, [answer.cardId])
    const again = await getNextDueDates(tx, learnerId, getCourse(answer.courseSlug), {
      cardIds: [answer.cardId],
      now,
    })
    const dueAt = again.get(answer.cardId)?.dueAt
    if (!dueAt) throw new Error(`the card ${answer.cardId} does not exist`)
    return { dueAt }
  })
}
