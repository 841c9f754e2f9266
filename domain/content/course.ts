import { z } from 'zod'
import type { Quiz } from '@/domain/attempts/quiz'
import type { BankEntry } from '@/domain/attempts/select-items'
import { type Item, ItemSchema } from '@/domain/items/item'
import { ClaimIdSchema, IdSchema } from '@/domain/items/item-fields'
import { ConfusableSchema } from '@/domain/scheduling/confusables'
import type { Figure } from './figure'
import type { MapGeometry } from './figure-geometry'
import type { Lesson } from './lesson'

/** A whole course, as `parseCourse` reads it from its folder. */

const text = z.string().trim().min(1)

/** `course.yaml`. */
export const CourseHeadSchema = z.strictObject({
  title: text,
  slug: IdSchema,
  tagline: text,
  description: text,
  /** The article that the course is based on. */
  source: z.strictObject({
    author: text,
    title: text,
    column: text,
    /** `2020-11` */
    published: z.string().regex(/^\d{4}-\d{2}$/),
    paragraphs: z.number().int().positive(),
    /** Where readers find the article. */
    url: z.url({ protocol: /^https?$/ }).optional(),
  }),
  /** The minimum number of items, in total and in each core area; checks don't count. */
  minimumItems: z.number().int().nonnegative().default(0),
  minimumCoreItems: z.number().int().nonnegative().default(0),
  /** The minimum share of items that need more than recall, of the bank and of each core area, in percent. */
  minimumBeyondRecall: z.number().min(0).max(100).default(0),
  /** The least and most words of a lesson's running text, without boxes. */
  lessonWords: z.tuple([z.number().int().nonnegative(), z.number().int().positive()]).optional(),
  /** The item in which learners argue their view of the whole course. */
  argue: IdSchema.optional(),
  areas: z.array(z.strictObject({ id: IdSchema, title: text, core: z.boolean().default(false) })).min(1),
  /** Slugs in reading order. */
  lessons: z.array(IdSchema).min(1),
  /** The quick check that visitors of the home page can answer. */
  sampleCheck: IdSchema.optional(),
  concepts: z
    .array(
      z.strictObject({ id: IdSchema, area: IdSchema, title: text, buildsOn: z.array(IdSchema).default([]) }),
    )
    .min(1),
  /** Pairs that are easily confused: each side needs an item whose answer it is. */
  confusables: z.array(ConfusableSchema).default([]),
})

/** An entry of `claims.yaml`: a fact that the course must teach. */
export const ClaimSchema = z.strictObject({
  id: ClaimIdSchema,
  paragraphs: z.array(z.number().int().positive()).min(1),
  area: IdSchema,
  /** Number or date, entity, reason, judgment. */
  kind: z.enum(['N', 'E', 'R', 'J']),
  /** The question on the front of its flashcard; `text` is the back. */
  cue: text.optional(),
  text,
})

/** How to pronounce a name, in plain letters: `KEER-ill`. */
const respelling = z
  .string()
  .regex(/^[A-Za-z]+(?:[ -][A-Za-z]+)*$/, 'a respelling has only plain letters, hyphens, and spaces')

/** An entry of `glossary.yaml`. */
export const TermSchema = z.strictObject({
  id: IdSchema,
  term: text,
  abbreviation: text.optional(),
  /** How to pronounce the abbreviation, or the term if it has none. */
  say: respelling.optional(),
  /** Other spellings that lessons use for it. */
  aliases: z.array(text).default([]),
  short: text,
  definition: text,
})

/** An entry of `names.yaml`: a name that isn't in the glossary, and how to pronounce it. */
export const NameSchema = z.strictObject({ name: text, say: respelling, about: text })

/** See `ClaimSchema`. */
export type Claim = z.infer<typeof ClaimSchema>
/** See `TermSchema`. */
type Term = z.infer<typeof TermSchema>

/** An item that says what it tests and which lesson teaches it, as all items of a course do. */
export type TaughtItem = Item & { readonly concept: string; readonly section: string }

export function isTaught(item: Item): item is TaughtItem {
  return item.concept !== undefined && item.section !== undefined
}

const NEEDED_IN_COURSE = ['concept', 'section', 'claims', 'paragraphs'] as const

/** An entry of `items/*.yaml`. */
export const TaughtItemSchema = ItemSchema.transform((item, context): TaughtItem => {
  for (const name of NEEDED_IN_COURSE)
    if ((item[name]?.length ?? 0) === 0)
      context.addIssue({ code: 'custom', path: [name], message: 'Required in a course' })
  return isTaught(item) ? item : z.NEVER
})

/** An item of the question bank. */
export interface CourseItem {
  readonly item: TaughtItem
  /** Asked inside a lesson, never in a quiz. */
  readonly isLessonCheck: boolean
}

/** A quiz; `slug` is its file's name. */
export interface CourseQuiz {
  readonly slug: string
  readonly quiz: Quiz
}

/** The result of `parseCourse`: lessons in reading order, everything else in file order. */
export interface Course extends Omit<z.infer<typeof CourseHeadSchema>, 'lessons'> {
  readonly lessons: readonly Lesson[]
  readonly claims: readonly Claim[]
  readonly glossary: readonly Term[]
  readonly names: readonly z.infer<typeof NameSchema>[]
  readonly items: readonly CourseItem[]
  readonly quizzes: readonly CourseQuiz[]
  readonly figures: readonly Figure[]
  /** By the name in a map figure. */
  readonly geometries: Readonly<Record<string, MapGeometry>>
}

/** What the quizzes of a course select from. */
export function bankOf({ items }: Pick<Course, 'items'>): BankEntry[] {
  return items.map(({ item: { id, concept, type }, isLessonCheck }) => ({ id, concept, type, isLessonCheck }))
}

/** Finds the quiz about a lesson. @returns null if it has none */
export function findLessonQuiz({ quizzes }: Pick<Course, 'quizzes'>, lesson: string): CourseQuiz | null {
  return quizzes.find(({ quiz }) => quiz.kind === 'lesson' && quiz.lesson === lesson) ?? null
}
