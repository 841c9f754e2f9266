import { z } from 'zod'
import { defineOperation, noAnswer, noBody } from '@/server/http/operation'
import { CheckParamsSchema, CourseParamsSchema, LessonParamsSchema } from '../schemas/course-schemas'
import { ProgressSchema, ReadingSchema, SaveReadingSchema, ViewerSchema } from '../schemas/progress-schemas'
import { CheckOutcomeSchema } from '../schemas/review-schemas'

const tag = 'Progress'
const field = z.tuple([z.string().max(200), z.string().max(2_000)])

export const progressOperations = {
  getViewer: defineOperation({
    id: 'getViewer',
    method: 'GET',
    path: '/me',
    tag,
    summary: 'Read who is asking',
    access: 'public',
    scope: null,
    params: z.unknown(),
    body: noBody,
    answer: ViewerSchema,
    errors: [],
  }),
  getProgress: defineOperation({
    id: 'getProgress',
    method: 'GET',
    path: '/courses/{course}/progress',
    tag,
    summary: 'Read your own progress in a course',
    access: 'learner',
    scope: 'progress:read',
    params: CourseParamsSchema,
    body: noBody,
    answer: ProgressSchema,
    errors: ['NOT_FOUND'],
  }),
  getReading: defineOperation({
    id: 'getReading',
    method: 'GET',
    path: '/courses/{course}/lessons/{lesson}/reading',
    tag,
    summary: 'Read which sections of a lesson you have read',
    description: 'Null where nothing was noted, or for somebody who has not answered anything yet.',
    access: 'public',
    scope: 'progress:read',
    params: LessonParamsSchema,
    body: noBody,
    answer: ReadingSchema.nullable(),
    errors: [],
  }),
  saveReading: defineOperation({
    id: 'saveReading',
    method: 'PUT',
    path: '/courses/{course}/lessons/{lesson}/reading',
    tag,
    summary: 'Note which sections of a lesson you have read',
    description:
      'Sections are only ever added. Reading alone makes nobody a learner: without a session or a token nothing is kept.',
    access: 'public',
    scope: 'progress:write',
    params: LessonParamsSchema,
    body: SaveReadingSchema,
    answer: noAnswer,
    errors: ['NOT_FOUND'],
  }),
  answerCheck: defineOperation({
    id: 'answerCheck',
    method: 'POST',
    path: '/courses/{course}/checks/{item}',
    tag,
    summary: 'Answer a question inside a lesson',
    description: 'It is graded at once and kept. Without a session or a token a guest begins.',
    access: 'public',
    scope: 'progress:write',
    params: CheckParamsSchema,
    body: z.union([
      z.object({
        fields: z.array(field).max(50).describe('What the form of the page holds: names and values.'),
      }),
      z.object({ response: z.unknown().describe('An ItemResponse.') }),
    ]),
    answer: CheckOutcomeSchema,
    errors: ['NOT_FOUND', 'RATE_LIMITED'],
  }),
}
