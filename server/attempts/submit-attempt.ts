import 'server-only'
import { AppError } from '@/server/platform/errors'
import { advanceAttempt } from './advance-attempt'

/**
 * Submits and grades an attempt. Idempotent. A submission after the attempt closed has the same result as its closing: the saved
 * answers are graded, or it is late, or it is abandoned.
 * @throws AppError NOT_FOUND if the attempt isn't this learner's, CLOSED if it was abandoned
 */
export async function submitAttempt(request: {
  learnerId: string
  attemptId: string
  now: Date
}): Promise<void> {
  const change = await advanceAttempt({ ...request, event: { type: 'submit' } })
  if (change.ok && change.attempt.state !== 'abandoned') return
  throw new AppError('CLOSED', {
    userMessage: 'Time has run out for this attempt, so it can no longer be submitted.',
  })
}
