import { z } from 'zod'
import { BehaviorSchema } from '@/domain/attempts/rules'
import { MAX_INTEGER } from './shared-fields'

const slug = z.string()

export const CourseParamsSchema = z.object({ course: slug })
export const LessonParamsSchema = z.object({ course: slug, lesson: slug })
export const QuizParamsSchema = z.object({ course: slug, quiz: slug })
export const ParagraphParamsSchema = z.object({
  course: slug,
  paragraph: z.coerce.number().int().positive().max(MAX_INTEGER).describe('Starting at 1.'),
})
export const CheckParamsSchema = z.object({ course: slug, item: z.string() })

const courseAbout = { slug, title: z.string(), tagline: z.string(), description: z.string() }

export const CourseListSchema = z.object({ courses: z.array(z.object(courseAbout)) })

const lessonSummary = z
  .object({
    slug,
    title: z.string(),
    area: z.string(),
    question: z.string(),
    minutes: z.number().int().describe('Reading time in minutes.'),
  })
  .meta({ id: 'LessonSummary' })

const quizAbout = {
  slug,
  title: z.string(),
  description: z.string(),
  kind: z.enum(['lesson', 'area', 'mixed', 'final']),
  lesson: slug.nullable().describe('The lesson that it covers. Null for several.'),
  area: z.string().nullable().describe('The area that it covers. Null if it does not cover exactly one.'),
  questions: z.number().int().describe('The number of questions in an attempt. If it varies, the maximum.'),
  questionsAtLeast: z.number().int().describe('The minimum number of questions in an attempt.'),
}
const quizSummary = z.object(quizAbout).meta({ id: 'QuizSummary' })

export const LessonListSchema = z.object({
  lessons: z.array(lessonSummary).describe('In reading order.'),
})
export const QuizListSchema = z.object({ quizzes: z.array(quizSummary) })

export const QuizSchema = z
  .object({
    ...quizAbout,
    behavior: BehaviorSchema,
    sequential: z.boolean().describe('Whether questions are asked in sequence, without going back.'),
    hasPassword: z.boolean(),
    limits: z
      .object({
        opensAt: z.iso.datetime().nullable(),
        closesAt: z.iso.datetime().nullable(),
        timeLimitSeconds: z.number().nullable(),
        attempts: z.number().int().nullable(),
      })
      .describe('The limits that apply to you, including overrides and accommodations. Null means no limit.'),
    refusal: z.string().nullable().describe('Why you cannot start another attempt now. Null if you can.'),
  })
  .meta({ id: 'Quiz' })

const source = z
  .object({
    author: z.string(),
    title: z.string(),
    column: z.string(),
    published: z.string(),
    paragraphs: z.number().int(),
    url: z.string().optional().describe('Where to read the article. Absent if the course does not say.'),
  })
  .describe('The article that the course is based on.')

export const CourseSchema = z
  .object({
    ...courseAbout,
    source,
    areas: z.array(z.object({ id: z.string(), title: z.string(), core: z.boolean() })),
    concepts: z.array(z.object({ id: z.string(), title: z.string(), area: z.string() })),
    lessons: z.array(lessonSummary).describe('In reading order.'),
    quizzes: z.array(quizSummary),
  })
  .meta({ id: 'Course' })

const uses = z.array(
  z.object({
    lesson: slug,
    lessonTitle: z.string(),
    section: z.string().nullable().describe('Null above the first section.'),
    title: z.string().describe('The title of the section.'),
  }),
)

export const ExplanationsSchema = z
  .object({
    source,
    terms: z.array(
      z.object({
        id: z.string(),
        term: z.string(),
        abbreviation: z.string().nullable(),
        definition: z.string(),
        usedIn: uses,
      }),
    ),
    paragraphs: z.array(
      z.object({
        paragraph: z.number().int(),
        claims: z.array(z.string()).describe('What the paragraph says, in the words of the course.'),
        usedIn: uses,
      }),
    ),
  })
  .meta({ id: 'Explanations', description: 'The glossary, and what each paragraph of the article says.' })

export const SourceParagraphSchema = z
  .object({
    text: z.string().nullable().describe('Null if no copy of the article is attached that you can read.'),
    needsAccount: z.boolean().describe('Whether you can read it after signing in.'),
  })
  .meta({ id: 'SourceParagraph' })
