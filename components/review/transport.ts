import type { Rating } from '@/domain/scheduling/memory'
import { type Answered, type SentAnswer, sendAmendment, sendAnswers } from './send-answers'

/** How a session's answers reach whoever grades them: the server, or this device until there is a network. */
export type ReviewTransport = {
  /** @throws SendProblem */
  sendAnswers: (courseSlug: string, answers: readonly SentAnswer[]) => Promise<Answered[]>
  /** @returns when the card is asked next; null where that is not known here @throws SendProblem */
  sendAmendment: (answerId: string, rating: Rating | 0) => Promise<string | null>
}

export const ONLINE: ReviewTransport = { sendAnswers, sendAmendment }
