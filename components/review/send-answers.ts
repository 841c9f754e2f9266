import { OWNER_HEADER } from '@/domain/access/browser-owner'
import type { VisibleResult } from '@/domain/attempts/visible-result'
import type { Rating } from '@/domain/scheduling/memory'

/** An answer to send to the server. */
export type SentAnswer = {
  clientId: string
  sequence: number
  versionId: string
  response: unknown
  /** Percent, 50 to 100; null if none was stated. */
  confidence: number | null
  durationMs: number | null
  answeredAt: string
  pair: string | null
}

/** The server's result for an answer. */
export type Answered = {
  /** Null if nothing was saved: the answer was empty or invalid. */
  id: string | null
  rating: Rating | null
  review: Pick<VisibleResult, 'status' | 'reason' | 'feedback' | 'explanation'> & {
    readonly rows: readonly Pick<
      VisibleResult['rows'][number],
      'id' | 'label' | 'given' | 'correct' | 'spelling'
    >[]
  }
  passage: { title: string; text: string; path: string } | null
  dueAt: string | null
  /** Why it isn't due when the rating alone would suggest. */
  dueReason: 'repeated' | 'used-up' | null
  isLeech: boolean
  isHighConfidenceError: boolean
  mixedUp: readonly string[]
}

/** An error whose message the learner can read. */
export class SendProblem extends Error {}

/**
 * Sends review answers. The results have the same order.
 * @param owner the owner of answers that waited in this browser; the server accepts them only from that owner
 * @throws SendProblem
 */
export async function sendAnswers(
  courseSlug: string,
  answers: readonly SentAnswer[],
  owner?: string,
): Promise<Answered[]> {
  const body = await post(`/api/v1/courses/${courseSlug}/review/answers`, { answers }, owner)
  return (body as { answers: Answered[] }).answers
}

/** @param rating 0 undoes the answer @returns when the card is due next @throws SendProblem */
export async function sendAmendment(answerId: string, rating: Rating | 0): Promise<string> {
  const body = await post(`/api/v1/review/answers/${answerId}/ratings`, { rating })
  return (body as { dueAt: string }).dueAt
}

/** @throws SendProblem */
export async function sendCardChange(
  courseSlug: string,
  card: { concept: string; fact: string; versionId: string; change: 'bury' | 'suspend' },
): Promise<void> {
  await post(`/api/v1/courses/${courseSlug}/review/cards`, card)
}

/** @throws SendProblem */
export async function sendReport(
  courseSlug: string,
  report: { versionId: string; why: string },
): Promise<void> {
  await post(`/api/v1/courses/${courseSlug}/review/reports`, report)
}

async function post(url: string, body: object, owner?: string): Promise<unknown> {
  let response: Response
  try {
    response = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...(owner && { [OWNER_HEADER]: owner }) },
      body: JSON.stringify(body),
    })
  } catch {
    throw new SendProblem('You seem to be offline. Your answer is still here. Try again in a moment.')
  }
  const answer = response.status === 204 ? null : await response.json()
  if (!response.ok) throw new SendProblem(answer?.detail ?? 'That didn’t work. Try again.')
  return answer
}
