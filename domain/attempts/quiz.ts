import { z } from 'zod'
import { RulesSchema } from '@/domain/attempts/rules'
import { IdSchema, ITEM_TYPES } from '@/domain/items/item'

const text = z.string().trim().min(1)

const PoolSchema = z.strictObject({
  /** The pool is all items of these concepts, checks left out. */
  concepts: z.array(IdSchema).min(1),
  /** Of these types only; of any where it is left out. */
  types: z.array(z.enum(ITEM_TYPES)).min(1).optional(),
  count: z.number().int().min(1),
})

/** Ask fewer questions, or draw what was met after all. */
export const WHEN_FEW_UNSEEN = ['ask-fewer', 'fill-up'] as const

const about = {
  title: text,
  description: text,
  /** A fixed list, by id; drawn before the pools. */
  items: z.array(IdSchema).default([]),
  /** Random draws, in turn; no item comes twice in an attempt. */
  pools: z.array(PoolSchema).default([]),
  shuffleItems: z.boolean().default(false),
  /** Draws nothing that the learner has met in so many days past, elsewhere than in this quiz. What its earlier attempts asked comes last in any case. */
  unseenDays: z.number().int().min(1).max(366).optional(),
  /** What is done where that leaves too few. */
  whenFewUnseen: z.enum(WHEN_FEW_UNSEEN).default('ask-fewer'),
  /** Left out: a practice quiz, open always, without a clock. */
  rules: RulesSchema.prefault({}),
  /** Said of the whole attempt: of those whose `from` (per cent of the marks) was reached, the highest. */
  overallFeedback: z.array(z.strictObject({ from: z.number().min(0).max(100), text })).default([]),
}

/** What a quiz is, as it is stored. An assignment that is being prepared has no questions yet. */
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
  })

export type Quiz = z.infer<typeof QuizSchema>

/** The same as an author writes it: `quizzes/<slug>.yaml`. */
export const AuthoredQuizSchema = QuizSchema.refine(
  ({ items, pools }) => items.length > 0 || pools.length > 0,
  { message: 'needs items or pools', path: ['items'] },
)
