import { attemptOperations } from '@/server/api/operations/attempt-operations'
import { goOn } from '@/server/attempts/go-on'
import { defineResource, defineRoute } from '@/server/http/define-route'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineResource(
  defineRoute(attemptOperations.goOn, ({ params, body, viewer }) =>
    goOn({ learnerId: viewer.id, attemptId: params.attempt, from: body.from }),
  ),
)
