import { attemptOperations } from '@/server/api/operations/attempt-operations'
import { presentResults } from '@/server/api/present-attempt'
import { findResults } from '@/server/attempts/find-results'
import { defineResource, defineRoute } from '@/server/http/define-route'
import { AppError } from '@/server/platform/errors'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineResource(
  defineRoute(attemptOperations.getResults, async ({ params, viewer }) => {
    const review = await findResults(viewer.id, params.attempt, new Date())
    if (!review) throw new AppError('CONFLICT', { userMessage: 'This attempt has not been submitted yet.' })
    return presentResults(review)
  }),
)
