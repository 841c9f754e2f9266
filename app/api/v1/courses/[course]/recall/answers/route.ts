import { recallOperations } from '@/server/api/operations/recall-operations'
import { presentAnswered } from '@/server/api/present-recall'
import { defineResource, defineRoute } from '@/server/http/define-route'
import { answerReviews } from '@/server/review/answer-review'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = defineResource(
  defineRoute(recallOperations.answerReviews, async ({ params, body, viewer }) => {
    const answers = body.answers.map(({ answeredAt, ...answer }) => ({
      ...answer,
      response: answer.response ?? null,
      answeredAt: answeredAt === null ? null : new Date(answeredAt),
    }))
    const answered = await answerReviews(viewer.id, params.course, answers, new Date())
    return presentAnswered(answered)
  }),
)
