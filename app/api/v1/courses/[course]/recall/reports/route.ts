import { recallOperations } from '@/server/api/operations/recall-operations'
import { defineResource, defineRoute } from '@/server/define-route'
import { reportItem } from '@/server/review/change-card'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineResource(
  defineRoute(recallOperations.reportItem, ({ params, body, viewer }) =>
    reportItem(viewer.id, params.course, body),
  ),
)
