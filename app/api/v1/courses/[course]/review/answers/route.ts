import { reviewOperations } from '@/server/api/operations/review-operations'
import { presentAnswered } from '@/server/api/present-review'
import { defineResource, defineRoute } from '@/server/http/define-route'
import { answerReviews } from '@/server/review/answer-review'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineResource(
  defineRoute(reviewOperations.answerReviews, async ({ params, body, viewer }) => {
    const answers = body.answers.map(({ answeredAt, ...answer }) => ({
      ...answer,
      response: answer.response ?? null,
      answeredAt: answeredAt === null ? null : new Date(answeredAt),
    }))
    const answered = await answerReviews(viewer.id, params.course, answers, new Date())
    return presentAnswered(answered)
  }),
)
