import 'server-only'
import { randomUUID } from 'node:crypto'
import type { Rating } from '@/domain/scheduling/memory'
import { Prisma } from '@/generated/prisma/client'
import { getCourse } from '@/server/content/read-course'
import { db } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'
import { whenAskedAgain } from './asked-again'
import { addToDays, holdCards } from './record-answers'
import { replayCards } from './replay-cards'

/**
 * Rates an answer of a review anew, or takes it back: a row more in the log, and the card is recomputed. Taken back, it is as if it had never been given.
 * @param rating 0 takes it back
 * @returns when the card is asked next
 * @throws AppError NOT_FOUND where it is not this learner's answer of a review, CONFLICT where it was taken back
 */
export async function amendReview(
  learnerId: string,
  answerId: string,
  rating: Rating | 0,
): Promise<{ dueAt: Date }> {
  const now = new Date()
  return db().$transaction(async (tx) => {
    await holdCards(tx, learnerId)
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
    const again = await whenAskedAgain(tx, learnerId, getCourse(answer.courseSlug), {
      cardIds: [answer.cardId],
      now,
    })
    const dueAt = again.get(answer.cardId)?.dueAt
    if (!dueAt) throw new Error(`the card ${answer.cardId} is not there`)
    return { dueAt }
  })
}
