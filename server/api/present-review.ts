import type { AnswerOf } from '@/contract/define-operation'
import type { ReviewAnsweredSchema, ReviewSessionSchema } from '@/contract/schemas/review-schemas'
import type { AnsweredReview } from '@/server/review/answer-review'
import type { ReviewSession } from '@/server/review/review-session'
import { presentItemReview } from './present-attempt'

/** Reviews in the format of the API. Lists every field, so that no other field is sent. */

export function presentSession({ questions, drills }: ReviewSession): AnswerOf<typeof ReviewSessionSchema> {
  return {
    questions: questions.map(presentQuestion),
    drills: drills.map(({ pair, title, sides }) => ({
      ...{ pair, title },
      sides: sides.map(({ label, question }) => ({ label, question: presentQuestion(question) })),
    })),
  }
}

function presentQuestion(question: ReviewSession['questions'][number]) {
  const { course, concept, conceptTitle, fact, isNew, versionId, item } = question
  return { course, concept, conceptTitle, fact, isNew, versionId, item }
}

export function presentAnswered(answers: readonly AnsweredReview[]): AnswerOf<typeof ReviewAnsweredSchema> {
  return {
    answers: answers.map(
      ({ id, rating, review, passage, dueAt, dueReason, isLeech, isHighConfidenceError, mixedUp }) => ({
        ...{ id, rating, dueReason, isLeech, isHighConfidenceError, mixedUp },
        review: presentItemReview(review),
        passage,
        dueAt: dueAt?.toISOString() ?? null,
      }),
    ),
  }
}
