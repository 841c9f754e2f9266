import { attemptOperations } from '@/server/api/operations/attempt-operations'
import { presentAttempt } from '@/server/api/present-attempt'
import { getAttempt, listAskedItems } from '@/server/attempts/queries'
import { defineResource, defineRoute } from '@/server/http/define-route'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineResource(
  defineRoute(attemptOperations.getAttempt, async ({ params, viewer }) => {
    const attempt = await getAttempt(viewer.id, params.attempt, new Date())
    // After submission, the results show the questions, as far as the results policy allows.
    const slots = attempt.state === 'IN_PROGRESS' ? attempt.questions.map(({ slot }) => slot) : []
    return presentAttempt(attempt, await listAskedItems(viewer.id, attempt.id, slots))
  }),
)
