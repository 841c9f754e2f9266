import 'server-only'
import type { reviewOperations } from '@/contract/operations/review-operations'
import { getCourse } from '@/server/content/read-course'
import { consumeRateLimit } from '@/server/http/rate-limits'
import { answerReviews } from '@/server/review/answer-review'
import { changeCard, reportItem } from '@/server/review/change-card'
import { changeRating } from '@/server/review/change-rating'
import { getOfflinePack } from '@/server/review/offline-pack'
import { getReviewSession } from '@/server/review/review-session'
import { presentAnswered, presentSession } from '../present-review'
import type { HandlersOf } from '../run-operation'

export const reviewHandlers: HandlersOf<typeof reviewOperations> = {
  getReviewSession: async ({ params, viewer }) => {
    const { course, cards, minutes = 10 } = params
    const size = cards === undefined ? { minutes } : { cards }
    return presentSession(await getReviewSession(viewer?.id ?? null, [getCourse(course)], size, new Date()))
  },

  getOfflinePack: ({ params, viewer }) => getOfflinePack(viewer.id, getCourse(params.course), new Date()),

  answerReviews: async ({ params, body, viewer }) => {
    const answers = body.answers.map(({ answeredAt, ...answer }) => ({
      ...answer,
      response: answer.response ?? null,
      answeredAt: answeredAt === null ? null : new Date(answeredAt),
    }))
    return presentAnswered(await answerReviews(viewer.id, params.course, answers, new Date()))
  },

  changeRating: async ({ params, body, viewer }) => {
    const { dueAt } = await changeRating(viewer.id, params.answer, body.rating)
    return { dueAt: dueAt.toISOString() }
  },

  changeCard: ({ params, body, viewer }) => changeCard(viewer.id, params.course, body, new Date()),

  reportItem: async ({ params, body, viewer, caller }) => {
    // Limits by IP address: anyone can become a new guest, so a limit by learner would stop no one.
    await consumeRateLimit('report-client', caller.ipAddress)
    await reportItem(viewer.id, params.course, body)
  },
}
