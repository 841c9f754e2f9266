import { attemptOperations } from '@/server/api/operations/attempt-operations'
import { presentChecking } from '@/server/api/present-attempt'
import { checkResponse } from '@/server/attempts/check-response'
import { defineResource, defineRoute } from '@/server/http/define-route'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineResource(
  defineRoute(attemptOperations.checkResponse, async ({ params: { attempt, slot }, viewer }) =>
    presentChecking(await checkResponse({ learnerId: viewer.id, attemptId: attempt, slot, now: new Date() })),
  ),
)
