import { OWNER_HEADER } from '@/domain/access/browser-owner'
import type { VisibleReview } from '@/domain/attempts/visible-review'
import type { Rating } from '@/domain/scheduling/memory'

/** An answer on its way to the server. */
export type SentAnswer = {
  clientId: string
  sequence: number
  versionId: string
  response: unknown
  /** Per cent, 50 to 100; null for none stated. */
  confidence: number | null
  durationMs: number | null
  answeredAt: string
  pair: string | null
}

/** What came back. */
export type Answered = {
  /** Null where nothing was kept: blank, or not to be read. */
  id: string | null
  rating: Rating | null
  review: Pick<VisibleReview, 'status' | 'reason' | 'feedback' | 'explanation'> & {
    readonly rows: readonly Pick<
      VisibleReview['rows'][number],
      'id' | 'label' | 'given' | 'right' | 'spelling'
    >[]
  }
  passage: { title: string; text: string; path: string } | null
  dueAt: string | null
  isLeech: boolean
  isSureAndWrong: boolean
  mixedUp: readonly string[]
}

/** Why something could not be done, in words. */
export class SendProblem extends Error {}

/**
 * Sends answers of a review; their order is that of what comes back.
 * @param owner whose answers they are, if they waited in this browser: the server takes them in no other name
 * @throws SendProblem
 */
export async function sendAnswers(
  courseSlug: string,
  answers: readonly SentAnswer[],
  owner?: string,
): Promise<Answered[]> {
  const body = await post(`/api/v1/courses/${courseSlug}/recall/answers`, { answers }, owner)
  return (body as { answers: Answered[] }).answers
}

/** @param rating 0 takes the answer back @returns when the card is asked next @throws SendProblem */
export async function sendAmendment(answerId: string, rating: Rating | 0): Promise<string> {
  const body = await post(`/api/v1/recall/answers/${answerId}/amendments`, { rating })
  return (body as { dueAt: string }).dueAt
}

/** @throws SendProblem */
export async function sendCardChange(
  courseSlug: string,
  card: { concept: string; fact: string; versionId: string; change: 'bury' | 'suspend' },
): Promise<void> {
  await post(`/api/v1/courses/${courseSlug}/recall/cards`, card)
}

/** @throws SendProblem */
export async function sendReport(
  courseSlug: string,
  report: { versionId: string; why: string },
): Promise<void> {
  await post(`/api/v1/courses/${courseSlug}/recall/reports`, report)
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
    throw new SendProblem('You seem to be offline. Your answer is still here: try again in a moment.')
  }
  const answer = response.status === 204 ? null : await response.json()
  if (!response.ok) throw new SendProblem(answer?.detail ?? 'That could not be done.')
  return answer
}
