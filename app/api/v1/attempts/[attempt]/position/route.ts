import { attemptOperations } from '@/server/api/operations/attempt-operations'
import { goToNextQuestion } from '@/server/attempts/go-to-next-question'
import { defineResource, defineRoute } from '@/server/http/define-route'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineResource(
  defineRoute(attemptOperations.goToNextQuestion, ({ params, body, viewer }) =>
    goToNextQuestion({ learnerId: viewer.id, attemptId: params.attempt, from: body.from }),
  ),
)
