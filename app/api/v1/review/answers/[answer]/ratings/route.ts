import { reviewOperations } from '@/server/api/operations/review-operations'
import { defineResource, defineRoute } from '@/server/http/define-route'
import { changeRating } from '@/server/review/change-rating'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineResource(
  defineRoute(reviewOperations.changeRating, async ({ params, body, viewer }) => {
    const { dueAt } = await changeRating(viewer.id, params.answer, body.rating)
    return { dueAt: dueAt.toISOString() }
  }),
)
