import { z } from 'zod'
import { common, fraction, OtherwiseSchema, remark, text } from '@/domain/items/item-fields'

const decimalString = z
  .union([z.string(), z.number()])
  .transform(String)
  .pipe(z.string().regex(/^[+-]?\d+(\.\d+)?$/, 'must be a plain decimal number such as 25000 or 0.5'))

const ToleranceSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('none') }),
  z.strictObject({ type: z.literal('nominal'), value: decimalString }),
  z.strictObject({ type: z.literal('relative'), value: decimalString }),
  z.strictObject({ type: z.literal('geometric'), value: decimalString }),
  z.strictObject({ type: z.literal('range'), min: decimalString, max: decimalString }),
])

const NumericAnswerSchema = z
  .strictObject({
    /** Left out for a `range` tolerance. */
    value: decimalString.optional(),
    fraction: fraction.default(1),
    tolerance: ToleranceSchema.default({ type: 'none' }),
    ...remark,
  })
  .refine((answer) => answer.value !== undefined || answer.tolerance.type === 'range', {
    message: 'needs a value (only a range has none)',
    path: ['value'],
  })
export type NumericAnswer = z.infer<typeof NumericAnswerSchema>

/** The separators. A space is always accepted as a group separator. */
const NumberFormatSchema = z.strictObject({
  decimal: z.enum(['.', ',']),
  group: z.enum([',', '.', ' ', "'"]),
})
export type NumberFormat = z.infer<typeof NumberFormatSchema>

const UnitsSchema = z.strictObject({
  /** A typed number divided by `perBase` gives the unit of the answers. */
  list: z.array(z.strictObject({ name: text, perBase: decimalString })).min(1),
  position: z.enum(['before', 'after']).default('after'),
  policy: z.enum(['optional', 'penalized']).default('optional'),
  penalty: z.number().min(0).max(1).default(0),
  penaltyOf: z.enum(['response', 'maximum']).default('response'),
})
export type NumericUnits = z.infer<typeof UnitsSchema>

/** What is asked for in an item, or in a gap of a text. */
export const numericRules = {
  answers: z.array(NumericAnswerSchema).min(1),
  /** If absent, a form that could be two numbers (`1.500`) is ungradable. */
  format: NumberFormatSchema.optional(),
  units: UnitsSchema.optional(),
  /** Whether the answer is a year, which is written without separators. */
  isYear: z.boolean().default(false),
  otherwise: OtherwiseSchema.optional(),
}

export const NumericSchema = z.strictObject({ ...common, type: z.literal('numeric'), ...numericRules })
