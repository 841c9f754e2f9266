import { z } from 'zod'
import { MAX_CRITERION_POINTS } from '@/domain/grading/rubric-grading'
import { common, IdSchema, text } from '@/domain/items/item-fields'

/** Something that a good answer does, as a learner can check it, with the points that staff can give for it. */
const CriterionSchema = z.strictObject({
  id: IdSchema,
  text,
  points: z.number().min(0).max(MAX_CRITERION_POINTS).default(1),
})

const words = z.number().int().min(1).max(600)

export const OpenResponseSchema = z.strictObject({
  ...common,
  type: z.literal('open-response'),
  /** Learners are asked to stay within these, but an answer of another length is accepted. */
  minWords: words.default(50),
  maxWords: words.default(300),
  /** To compare with after submission. An empty line starts a new paragraph. */
  modelAnswer: text,
  criteria: z.array(CriterionSchema).min(3).max(5),
})
