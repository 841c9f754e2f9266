import { z } from 'zod'
import { defineOperation, noAnswer, noBody } from '../define-operation'
import { CheckParamsSchema, CourseParamsSchema, LessonParamsSchema } from '../schemas/course-schemas'
import {
  CourseHomeSchema,
  ProgressSchema,
  ReadingSchema,
  SaveReadingSchema,
  ViewerSchema,
} from '../schemas/progress-schemas'
import { CheckOutcomeSchema } from '../schemas/results-schemas'

const tag = 'Progress'
const field = z.tuple([z.string().max(200), z.string().max(2_000)])

export const progressOperations = {
  getViewer: defineOperation({
    id: 'getViewer',
    method: 'GET',
    path: '/me',
    tag,
    summary: 'Get the current user',
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
    summary: 'Get your progress in a course',
    access: 'learner',
    scope: 'progress:read',
    params: CourseParamsSchema,
    body: noBody,
    answer: ProgressSchema,
    errors: ['NOT_FOUND'],
  }),
  getCourseHome: defineOperation({
    id: 'getCourseHome',
    method: 'GET',
    path: '/courses/{course}/home',
    tag,
    summary: 'Get your next step and how far you are in each lesson and quiz',
    description: 'Null without a session or a token.',
    access: 'public',
    scope: 'progress:read',
    params: CourseParamsSchema,
    body: noBody,
    answer: CourseHomeSchema.nullable(),
    errors: ['NOT_FOUND'],
  }),
  getReading: defineOperation({
    id: 'getReading',
    method: 'GET',
    path: '/courses/{course}/lessons/{lesson}/reading',
    tag,
    summary: 'Get which sections of a lesson you have read',
    description: 'Null if no progress is saved or you have not answered a question yet.',
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
    summary: 'Save which sections of a lesson you have read',
    description:
      'Sections are added, never removed. Without a session or a token, nothing is saved, because reading does not create a guest.',
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
    summary: 'Answer a quick check in a lesson',
    description:
      'Grades and saves the answer immediately. Without a session or a token, this creates a guest.',
    access: 'public',
    scope: 'progress:write',
    params: CheckParamsSchema,
    body: z.union([
      z.object({
        fields: z.array(field).max(50).describe('The fields of the page’s form, as name and value.'),
      }),
      z.object({ response: z.unknown().describe('An `ItemResponse`.') }),
    ]),
    answer: CheckOutcomeSchema,
    errors: ['NOT_FOUND', 'RATE_LIMITED'],
  }),
}
