import { attemptOperations } from '@/server/api/operations/attempt-operations'
import { presentChecking } from '@/server/api/present-attempt'
import { checkAnswer } from '@/server/attempts/check-answer'
import { defineResource, defineRoute } from '@/server/http/define-route'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineResource(
  defineRoute(attemptOperations.checkAnswer, async ({ params: { attempt, slot }, viewer }) =>
    presentChecking(await checkAnswer({ learnerId: viewer.id, attemptId: attempt, slot, now: new Date() })),
  ),
)
