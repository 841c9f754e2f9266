import 'server-only'
import { db } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'
import { inReachOf } from './in-reach'

/**
 * Goes from a question of a sequential quiz to the next one. Learners can't go back. Idempotent for the same question.
 * @throws AppError NOT_FOUND if the attempt isn't this learner's, isn't open, or isn't sequential
 */
export async function goToNextQuestion(request: {
  learnerId: string
  attemptId: string
  from: number
}): Promise<void> {
  const { learnerId, attemptId, from } = request
  const attempt = await db().attempt.findFirst({
    where: {
      ...inReachOf(learnerId),
      id: attemptId,
      state: 'IN_PROGRESS',
      rules: { path: ['sequential'], equals: true },
    },
    select: { _count: { select: { items: true } } },
  })
  if (!attempt) throw new AppError('NOT_FOUND')
  await db().attempt.updateMany({
    where: { id: attemptId, learnerId, state: 'IN_PROGRESS', currentSlot: from },
    data: { currentSlot: Math.min(from + 1, attempt._count.items) },
  })
}
