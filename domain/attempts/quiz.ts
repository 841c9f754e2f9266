import { z } from 'zod'
import { DEFAULT_POINTS } from '@/domain/attempts/default-points'
import { RulesSchema } from '@/domain/attempts/rules'
import { roundPoints } from '@/domain/grading/round-points'
import { ITEM_TYPES } from '@/domain/items/item'
import { IdSchema } from '@/domain/items/item-fields'

const text = z.string().trim().min(1)

/** How many points a question is worth. */
export const PointsSchema = z
  .number('Enter the number of points.')
  .positive('Enter more than 0 points.')
  .max(1000, 'Enter at most 1,000 points.')

export const PoolSchema = z.strictObject({
  /** The pool has all items of these concepts, except quick checks. */
  concepts: z.array(IdSchema).min(1),
  /** Only these types; any type if left out. */
  types: z.array(z.enum(ITEM_TYPES)).min(1).optional(),
  count: z.number().int().min(1),
  /** The points of each question; the default if left out. */
  points: PointsSchema.optional(),
})

/** Ask fewer questions, or include questions seen recently. */
export const WHEN_FEW_UNSEEN = ['ask-fewer', 'fill-up'] as const

const about = {
  title: text,
  description: text,
  /** A fixed list of IDs, before the pools. */
  items: z.array(IdSchema).default([]),
  /** The points of listed items, by ID. Items that are left out are worth the default. */
  points: z.record(IdSchema, PointsSchema).default({}),
  /** Random rules, applied in turn; no item appears twice in an attempt. */
  pools: z.array(PoolSchema).default([]),
  shuffleItems: z.boolean().default(false),
  /** Excludes items seen outside this quiz within this number of days. Items of the quiz’s earlier attempts always come last. */
  unseenDays: z.number().int().min(1).max(366).optional(),
  /** What to do if too few items are left. */
  whenFewUnseen: z.enum(WHEN_FEW_UNSEEN).default('ask-fewer'),
  /** If left out: a practice quiz, always open, without a time limit. */
  rules: RulesSchema.prefault({}),
  /** Feedback on the whole attempt: the entry with the highest `from` (percent of the points) that was reached. */
  overallFeedback: z.array(z.strictObject({ from: z.number().min(0).max(100), text })).default([]),
}

/** A quiz as it is stored. A draft assignment can have no questions yet. */
export const QuizSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({ ...about, kind: z.literal('lesson'), lesson: IdSchema }),
    z.strictObject({ ...about, kind: z.literal('area'), area: IdSchema }),
    z.strictObject({ ...about, kind: z.enum(['mixed', 'final']) }),
  ])
  .superRefine((quiz, context) => {
    quiz.items.forEach((id, index) => {
      if (quiz.items.indexOf(id) !== index) {
        context.addIssue({ code: 'custom', message: `names ${id} twice`, path: ['items', index] })
      }
    })
    for (const id of Object.keys(quiz.points)) {
      if (!quiz.items.includes(id))
        context.addIssue({ code: 'custom', message: `${id} isn’t one of the items`, path: ['points', id] })
    }
  })

export type Quiz = z.infer<typeof QuizSchema>

/** The points of a listed item. */
export function pointsOfItem({ points }: Partial<Pick<Quiz, 'points'>>, id: string): number {
  return points?.[id] ?? DEFAULT_POINTS
}

/** The points of each question that a random rule selects. */
export function pointsOfPool({ points }: Pick<Quiz['pools'][number], 'points'>): number {
  return points ?? DEFAULT_POINTS
}

/** What all questions that a quiz asks for are worth together. An attempt can have fewer, if a rule matches too few. */
export function pointsAskedFor(quiz: Pick<Quiz, 'items' | 'points' | 'pools'>): number {
  const ofItems = quiz.items.map((id) => pointsOfItem(quiz, id))
  const ofPools = quiz.pools.map((pool) => pool.count * pointsOfPool(pool))
  return roundPoints([...ofItems, ...ofPools].reduce((sum, points) => sum + points, 0))
}

/** A quiz as an author writes it: `quizzes/<slug>.yaml`. */
export const AuthoredQuizSchema = QuizSchema.refine(
  ({ items, pools }) => items.length > 0 || pools.length > 0,
  { message: 'needs items or pools', path: ['items'] },
)
