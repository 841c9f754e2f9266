import { attemptOperations } from '@/server/api/operations/attempt-operations'
import { flagItem } from '@/server/attempts/flag-item'
import { defineResource, defineRoute } from '@/server/http/define-route'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineResource(
  defineRoute(attemptOperations.flagItem, ({ params: { attempt, slot }, body, viewer }) =>
    flagItem({ learnerId: viewer.id, attemptId: attempt, slot, flagged: body.flagged }),
  ),
)
