import { type APIRequestContext, expect } from '@playwright/test'
import type { PublicItem } from '@/domain/items/to-public-item'
import type { readApiDocument } from './api-document'
import { guessResponse } from './guess-response'

type Api = Awaited<ReturnType<typeof readApiDocument>>
type Question = { concept: string; fact: string; versionId: string; item: PublicItem }

/**
 * Reviews through the HTTP API: a session, an answer with a changed rating, a suspended card, a problem report, and
 * the offline pack.
 */
export async function reviewByApi(api: Api, script: APIRequestContext, course: string): Promise<void> {
  const session = await api.call(script, 'getReviewSession', { course, cards: '3' })
  const [question] = (session.data as { questions: Question[] }).questions
  if (!question) throw new Error('nothing to review')
  const { concept, fact, versionId, item } = question
  const answer = { clientId: 'script', sequence: 1, versionId, response: guessResponse(item) }
  const sent = async () => {
    const { data } = await api.call(script, 'answerReviews', { course }, { answers: [answer] })
    return (data as { answers: { id: string | null }[] }).answers[0]?.id
  }
  const id = await sent()
  expect(id).toEqual(expect.any(String))
  expect(await sent()).toBe(id)
  expect((await api.call(script, 'changeRating', { answer: id ?? '' }, { rating: 4 })).status).toBe(200)
  expect((await api.call(script, 'changeCard', { course }, { concept, fact, change: 'bury' })).status).toBe(
    204,
  )
  expect((await api.call(script, 'reportItem', { course }, { versionId, why: 'Of a test.' })).status).toBe(
    204,
  )
  expect((await api.call(script, 'getOfflinePack', { course })).status).toBe(200)
}
