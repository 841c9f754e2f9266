import 'server-only'
import { db } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'
import { inReachOf } from './in-reach'

/**
 * Flags a question or removes its flag.
 * @throws AppError NOT_FOUND if there is no such question, it isn't this learner's, or the attempt is submitted
 */
export async function flagItem(request: {
  learnerId: string
  attemptId: string
  slot: number
  flagged: boolean
}): Promise<void> {
  const { learnerId, attemptId, slot, flagged } = request
  const { count } = await db().attemptItem.updateMany({
    where: { attemptId, slot, learnerId, attempt: { ...inReachOf(learnerId), state: 'IN_PROGRESS' } },
    data: { flagged },
  })
  if (count === 0) throw new AppError('NOT_FOUND')
}
