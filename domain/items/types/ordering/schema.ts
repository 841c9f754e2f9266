import { z } from 'zod'
import { common, IdSchema, OtherwiseSchema, text } from '@/domain/items/item-fields'

export const OrderingRuleSchema = z.enum([
  'absolute-position',
  'all-or-nothing',
  'next-exclude-last',
  'next-include-last',
  'one-previous-and-next',
  'all-previous-and-next',
  'longest-ordered-subset',
  'longest-contiguous-subset',
  'distance',
])
export type OrderingRule = z.infer<typeof OrderingRuleSchema>

export const OrderingSchema = z.strictObject({
  ...common,
  type: z.literal('ordering'),
  /** In the correct order. */
  elements: z.array(z.strictObject({ id: IdSchema, text })).min(2),
  /** Labels of the two ends, for example, `[earliest, latest]`. */
  ends: z.tuple([text, text]).optional(),
  grading: OrderingRuleSchema.default('absolute-position'),
  otherwise: OtherwiseSchema.optional(),
})
