import { attemptOperations } from '@/server/api/operations/attempt-operations'
import { defineResource, defineRoute } from '@/server/http/define-route'
import { makeReceipt } from '@/server/receipts/make-receipt'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineResource(
  defineRoute(attemptOperations.getReceipt, ({ params, viewer }) =>
    makeReceipt({ learnerId: viewer.id, attemptId: params.attempt, now: new Date() }),
  ),
)
