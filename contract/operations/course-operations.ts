import { z } from 'zod'
import { defineOperation, noBody } from '../define-operation'
import {
  CourseListSchema,
  CourseParamsSchema,
  CourseSchema,
  ExplanationsSchema,
  LessonListSchema,
  LessonParamsSchema,
  ParagraphParamsSchema,
  QuizListSchema,
  QuizParamsSchema,
  QuizSchema,
  SourceParagraphSchema,
} from '../schemas/course-schemas'
import { LessonSchema } from '../schemas/lesson-schemas'

const reading = {
  method: 'GET',
  tag: 'Courses',
  access: 'public',
  scope: 'courses:read',
  body: noBody,
} as const

export const courseOperations = {
  listCourses: defineOperation({
    ...reading,
    id: 'listCourses',
    path: '/courses',
    summary: 'List courses',
    params: z.unknown(),
    answer: CourseListSchema,
    errors: [],
  }),
  getCourse: defineOperation({
    ...reading,
    id: 'getCourse',
    path: '/courses/{course}',
    summary: 'Get a course',
    params: CourseParamsSchema,
    answer: CourseSchema,
    errors: ['NOT_FOUND'],
  }),
  listLessons: defineOperation({
    ...reading,
    id: 'listLessons',
    path: '/courses/{course}/lessons',
    summary: 'List the lessons of a course',
    params: CourseParamsSchema,
    answer: LessonListSchema,
    errors: ['NOT_FOUND'],
  }),
  getLesson: defineOperation({
    ...reading,
    id: 'getLesson',
    path: '/courses/{course}/lessons/{lesson}',
    summary: 'Get a lesson',
    params: LessonParamsSchema,
    answer: LessonSchema,
    errors: ['NOT_FOUND'],
  }),
  listQuizzes: defineOperation({
    ...reading,
    id: 'listQuizzes',
    path: '/courses/{course}/quizzes',
    summary: 'List the quizzes of a course',
    params: CourseParamsSchema,
    answer: QuizListSchema,
    errors: ['NOT_FOUND'],
  }),
  getQuiz: defineOperation({
    ...reading,
    id: 'getQuiz',
    path: '/courses/{course}/quizzes/{quiz}',
    summary: 'Get a quiz, with the rules that apply to you',
    params: QuizParamsSchema,
    answer: QuizSchema,
    errors: ['NOT_FOUND'],
  }),
  getExplanations: defineOperation({
    ...reading,
    id: 'getExplanations',
    path: '/courses/{course}/explanations',
    summary: 'Get the glossary of a course, and what each paragraph of its article says',
    params: CourseParamsSchema,
    answer: ExplanationsSchema,
    errors: ['NOT_FOUND'],
  }),
  getSourceParagraph: defineOperation({
    ...reading,
    id: 'getSourceParagraph',
    path: '/courses/{course}/source/{paragraph}',
    summary: 'Get a paragraph of the article',
    description:
      'A course does not include its article. An administrator can attach a copy for everyone with an account, and an instructor for the members of a class. Only a signed-in browser gets the text, not an access token.',
    params: ParagraphParamsSchema,
    answer: SourceParagraphSchema,
    errors: ['NOT_FOUND'],
  }),
}
