import 'server-only'
import { AppError } from '@/server/platform/errors'
import { advanceAttempt } from './advance-attempt'

/**
 * Submits and grades an attempt. Submitting twice is submitting once: whoever comes second finds it graded. A submission after the
 * close is treated as the close would have been: what was saved is graded, it is late, or it is given up.
 * @throws AppError NOT_FOUND where it is not this learner's, CLOSED where it was abandoned
 */
export async function submitAttempt(request: {
  learnerId: string
  attemptId: string
  now: Date
}): Promise<void> {
  const change = await advanceAttempt({ ...request, event: { type: 'submit' } })
  if (change.ok && change.attempt.state !== 'abandoned') return
  throw new AppError('CLOSED', {
    userMessage: 'The time for this attempt is over, so it can no longer be submitted.',
  })
}
