import { z } from 'zod'
import { common, IdSchema, remark, text } from '@/domain/items/item-fields'

const StemSchema = z.strictObject({
  id: IdSchema,
  text,
  /** The ID of the correct choice. */
  choice: IdSchema,
  ...remark,
})

const ChoiceSchema = z.strictObject({ id: IdSchema, text, ...remark })

export const MatchingRuleSchema = z.enum(['right-pairs', 'all-or-nothing'])
export type MatchingRule = z.infer<typeof MatchingRuleSchema>

export const pairs = {
  stems: z.array(StemSchema).min(2),
  choices: z.array(ChoiceSchema).min(2),
  grading: MatchingRuleSchema.default('right-pairs'),
}

export const MatchingSchema = z.strictObject({ ...common, type: z.literal('matching'), ...pairs })
