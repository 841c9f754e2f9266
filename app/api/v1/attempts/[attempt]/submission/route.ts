import { attemptOperations } from '@/server/api/operations/attempt-operations'
import { getAttempt } from '@/server/attempts/queries'
import { submitAttempt } from '@/server/attempts/submit-attempt'
import { defineResource, defineRoute } from '@/server/http/define-route'
import { ATTEMPT_STATES } from '@/server/quizzes/attempt-states'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineResource(
  defineRoute(attemptOperations.submitAttempt, async ({ params, viewer }) => {
    const now = new Date()
    await submitAttempt({ learnerId: viewer.id, attemptId: params.attempt, now })
    const { id, state } = await getAttempt(viewer.id, params.attempt, now)
    return { id, state: ATTEMPT_STATES[state] }
  }),
)
