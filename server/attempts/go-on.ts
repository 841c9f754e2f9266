import 'server-only'
import { db } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'
import { inReachOf } from './in-reach'

/**
 * Goes on from a question of a sequential quiz to the next; there is no way back. Going on twice from the same question is once.
 * @throws AppError NOT_FOUND where the attempt is not this learner's, not open, or not sequential
 */
export async function goOn(request: { learnerId: string; attemptId: string; from: number }): Promise<void> {
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
