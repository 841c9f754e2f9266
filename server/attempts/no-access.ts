import { AppError } from '@/server/platform/errors'

/** The learner can't use the attempt: it isn't theirs, or they are no longer in its class. */
export function noAccess(): AppError {
  return new AppError('NOT_FOUND', {
    userMessage: 'You don’t have access to this attempt. You may no longer be in its class.',
  })
}
