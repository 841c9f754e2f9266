import { attemptOperations } from '@/server/api/operations/attempt-operations'
import { presentReview } from '@/server/api/present-attempt'
import { findReview } from '@/server/attempts/find-review'
import { defineResource, defineRoute } from '@/server/http/define-route'
import { AppError } from '@/server/platform/errors'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineResource(
  defineRoute(attemptOperations.getReview, async ({ params, viewer }) => {
    const review = await findReview(viewer.id, params.attempt, new Date())
    if (!review) throw new AppError('CONFLICT', { userMessage: 'This attempt has not been submitted yet.' })
    return presentReview(review)
  }),
)
