import type { Rating } from '@/domain/scheduling/memory'
import { type Answered, type SentAnswer, sendAmendment, sendAnswers } from './send-answers'

/** Where a session's answers are graded: on the server, or on this device while offline. */
export type ReviewTransport = {
  /** @throws SendProblem */
  sendAnswers: (courseSlug: string, answers: readonly SentAnswer[]) => Promise<Answered[]>
  /** @returns when the card is due next; null if that isn't known here @throws SendProblem */
  sendAmendment: (answerId: string, rating: Rating | 0) => Promise<string | null>
}

export const ONLINE: ReviewTransport = { sendAnswers, sendAmendment }
