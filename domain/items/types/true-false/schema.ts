import { z } from 'zod'
import { common, OtherwiseSchema } from '@/domain/items/item-fields'

export const TrueFalseSchema = z.strictObject({
  ...common,
  type: z.literal('true-false'),
  answer: z.boolean(),
  /** Feedback for the incorrect choice. */
  otherwise: OtherwiseSchema.optional(),
})
