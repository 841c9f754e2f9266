import { reviewOperations } from '@/server/api/operations/review-operations'
import { presentSession } from '@/server/api/present-review'
import { getCourse } from '@/server/content/read-course'
import { defineResource, defineRoute } from '@/server/http/define-route'
import { getReviewSession } from '@/server/review/review-session'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineResource(
  defineRoute(reviewOperations.getReviewSession, async ({ params, viewer }) => {
    const { course, cards, minutes = 10 } = params
    const size = cards === undefined ? { minutes } : { cards }
    return presentSession(await getReviewSession(viewer?.id ?? null, getCourse(course), size, new Date()))
  }),
)
