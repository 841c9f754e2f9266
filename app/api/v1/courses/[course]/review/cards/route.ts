import { reviewOperations } from '@/server/api/operations/review-operations'
import { defineResource, defineRoute } from '@/server/http/define-route'
import { changeCard } from '@/server/review/change-card'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineResource(
  defineRoute(reviewOperations.changeCard, ({ params, body, viewer }) =>
    changeCard(viewer.id, params.course, body, new Date()),
  ),
)
