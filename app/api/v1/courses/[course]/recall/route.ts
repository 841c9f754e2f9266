import { recallOperations } from '@/server/api/operations/recall-operations'
import { presentSession } from '@/server/api/present-recall'
import { getCourse } from '@/server/content/read-course'
import { defineResource, defineRoute } from '@/server/http/define-route'
import { getReviewSession } from '@/server/review/review-session'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineResource(
  defineRoute(recallOperations.getReviewSession, async ({ params, viewer }) => {
    const { course, cards, minutes = 10 } = params
    const size = cards === undefined ? { minutes } : { cards }
    return presentSession(await getReviewSession(viewer?.id ?? null, getCourse(course), size, new Date()))
  }),
)
