import { z } from 'zod'
import { common, fraction, OtherwiseSchema, remark, text } from '@/domain/items/item-fields'

const TextAnswerSchema = z.strictObject({ text, fraction: fraction.default(1), ...remark })
export type TextAnswer = z.infer<typeof TextAnswerSchema>

/** What is asked for in an item, or in a gap of a text. */
export const textRules = {
  answers: z.array(TextAnswerSchema).min(1),
  caseSensitive: z.boolean().default(false),
  accentSensitive: z.boolean().default(false),
  punctuationSensitive: z.boolean().default(false),
  /** Whether an answer with one small typo is accepted. */
  acceptTypo: z.boolean().default(true),
  /** Feedback for an answer that matches none of `answers`. */
  otherwise: OtherwiseSchema.optional(),
}

export const ShortTextSchema = z.strictObject({ ...common, type: z.literal('short-text'), ...textRules })
