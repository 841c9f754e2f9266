import { CardChangeSchema, ReportSchema } from '@/server/review/change-card'
import { defineOperation, noAnswer, noBody } from '../operation'
import { CourseParamsSchema } from '../schemas/course-schemas'
import {
  AmendedSchema,
  AmendmentSchema,
  AmendParamsSchema,
  RecallAnsweredSchema,
  RecallAnswersSchema,
  RecallParamsSchema,
  RecallSessionSchema,
} from '../schemas/recall-schemas'

const tag = 'Review'

export const recallOperations = {
  getReviewSession: defineOperation({
    id: 'getReviewSession',
    method: 'GET',
    path: '/courses/{course}/recall',
    tag,
    summary: 'Read what is to be reviewed now',
    description:
      'Due cards first, the likeliest to be forgotten before the others, new ones within the day’s limit; with an exam date, what adds most to recall on that day.',
    access: 'public',
    scope: 'progress:read',
    params: RecallParamsSchema,
    body: noBody,
    answer: RecallSessionSchema,
    errors: ['NOT_FOUND'],
  }),
  answerReviews: defineOperation({
    id: 'answerReviews',
    method: 'POST',
    path: '/courses/{course}/recall/answers',
    tag,
    summary: 'Answer questions of a review',
    description:
      'They are graded at once, kept, and scheduled. Answers that were given without a network may be sent later, any number at a time.',
    access: 'visitor',
    scope: 'progress:write',
    params: CourseParamsSchema,
    body: RecallAnswersSchema,
    answer: RecallAnsweredSchema,
    errors: ['NOT_FOUND', 'RATE_LIMITED'],
  }),
  amendReview: defineOperation({
    id: 'amendReview',
    method: 'POST',
    path: '/recall/answers/{answer}/amendments',
    tag,
    summary: 'Rate an answer of a review anew, or take it back',
    access: 'learner',
    scope: 'progress:write',
    params: AmendParamsSchema,
    body: AmendmentSchema,
    answer: AmendedSchema,
    errors: ['NOT_FOUND', 'CONFLICT'],
  }),
  changeCard: defineOperation({
    id: 'changeCard',
    method: 'POST',
    path: '/courses/{course}/recall/cards',
    tag,
    summary: 'Put a card aside, or take it back',
    description: '`bury`: not before tomorrow. `suspend`: not before `resume`.',
    access: 'visitor',
    scope: 'progress:write',
    params: CourseParamsSchema,
    body: CardChangeSchema,
    answer: noAnswer,
    errors: ['NOT_FOUND'],
  }),
  reportItem: defineOperation({
    id: 'reportItem',
    method: 'POST',
    path: '/courses/{course}/recall/reports',
    tag,
    summary: 'Say that you think an item is wrong',
    access: 'visitor',
    scope: 'progress:write',
    params: CourseParamsSchema,
    body: ReportSchema,
    answer: noAnswer,
    errors: ['NOT_FOUND'],
  }),
}
