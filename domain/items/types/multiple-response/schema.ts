import { z } from 'zod'
import { common, options } from '@/domain/items/item-fields'

export const MultipleResponseRuleSchema = z.enum([
  'net-correct',
  'all-or-nothing',
  'option-fractions',
  'every-decision',
  'coverage',
  'halves',
])
export type MultipleResponseRule = z.infer<typeof MultipleResponseRuleSchema>

export const MultipleResponseSchema = z.strictObject({
  ...common,
  type: z.literal('multiple-response'),
  options,
  grading: MultipleResponseRuleSchema.default('net-correct'),
})
