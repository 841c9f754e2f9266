import { type AnswerTo, type ApiAnswer, callApi } from '@/contract/call-api'
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

/** The server's result for an answer. On the device, nothing hides parts of the results. */
export type Answered = Omit<Given, 'review'> & {
  review: Pick<Given['review'], 'status' | 'reason' | 'feedback' | 'explanation' | 'paragraphs'> & {
    readonly rows: readonly Pick<
      Given['review']['rows'][number],
      'id' | 'label' | 'given' | 'correct' | 'status' | 'options' | 'reason' | 'spelling'
    >[]
  }
}
type Given = AnswerTo<'answerReviews'>['answers'][number]

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
  const call = { params: { course: courseSlug }, body: { answers: [...answers] }, owner }
  return (await dataOf(callApi('POST /courses/{course}/review/answers', call))).answers
}

/** @param rating 0 undoes the answer @returns when the card is due next @throws SendProblem */
export async function sendAmendment(answerId: string, rating: Rating | 0): Promise<string> {
  const call = { params: { answer: answerId }, body: { rating } }
  return (await dataOf(callApi('POST /review/answers/{answer}/ratings', call))).dueAt
}

/** @throws SendProblem */
export async function sendCardChange(
  courseSlug: string,
  card: { concept: string; fact: string; versionId: string; change: 'bury' | 'suspend' },
): Promise<void> {
  const call = { params: { course: courseSlug }, body: card }
  await dataOf(callApi('POST /courses/{course}/review/cards', call))
}

/** @throws SendProblem */
export async function sendReport(
  courseSlug: string,
  report: { versionId: string; why: string },
): Promise<void> {
  const call = { params: { course: courseSlug }, body: report }
  await dataOf(callApi('POST /courses/{course}/review/reports', call))
}

async function dataOf<T>(request: Promise<ApiAnswer<T>>): Promise<T> {
  const answer = await request.catch(() => {
    throw new SendProblem('You seem to be offline. Your answer is still here. Try again in a moment.')
  })
  if (!answer.ok) throw new SendProblem(answer.problem?.detail ?? 'That didn’t work. Try again.')
  return answer.data
}
