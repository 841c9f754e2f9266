import { recallOperations } from '@/server/api/operations/recall-operations'
import { defineResource, defineRoute } from '@/server/http/define-route'
import { amendReview } from '@/server/review/amend-review'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineResource(
  defineRoute(recallOperations.amendReview, async ({ params, body, viewer }) => {
    const { dueAt } = await amendReview(viewer.id, params.answer, body.rating)
    return { dueAt: dueAt.toISOString() }
  }),
)
