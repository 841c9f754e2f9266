import 'server-only'
import type { recallOperations } from '@/contract/operations/recall-operations'
import { getCourse } from '@/server/content/read-course'
import { countTry } from '@/server/http/rate-limits'
import { amendReview } from '@/server/review/amend-review'
import { answerReviews } from '@/server/review/answer-review'
import { changeCard, reportItem } from '@/server/review/change-card'
import { getRecallPack } from '@/server/review/recall-pack'
import { getReviewSession } from '@/server/review/review-session'
import { presentAnswered, presentSession } from '../present-recall'
import type { HandlersOf } from '../run-operation'

export const recallHandlers: HandlersOf<typeof recallOperations> = {
  getReviewSession: async ({ params, viewer }) => {
    const { course, cards, minutes = 10 } = params
    const size = cards === undefined ? { minutes } : { cards }
    return presentSession(await getReviewSession(viewer?.id ?? null, getCourse(course), size, new Date()))
  },

  getRecallPack: ({ params, viewer }) => getRecallPack(viewer.id, getCourse(params.course), new Date()),

  answerReviews: async ({ params, body, viewer }) => {
    const answers = body.answers.map(({ answeredAt, ...answer }) => ({
      ...answer,
      response: answer.response ?? null,
      answeredAt: answeredAt === null ? null : new Date(answeredAt),
    }))
    return presentAnswered(await answerReviews(viewer.id, params.course, answers, new Date()))
  },

  amendReview: async ({ params, body, viewer }) => {
    const { dueAt } = await amendReview(viewer.id, params.answer, body.rating)
    return { dueAt: dueAt.toISOString() }
  },

  changeCard: ({ params, body, viewer }) => changeCard(viewer.id, params.course, body, new Date()),

  reportItem: async ({ params, body, viewer, caller }) => {
    // Limits by IP address: anyone can become a new guest, so a limit by learner would stop no one.
    await countTry('report-client', caller.address)
    await reportItem(viewer.id, params.course, body)
  },
}
