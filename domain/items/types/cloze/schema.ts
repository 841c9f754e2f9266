import { z } from 'zod'
import { common, IdSchema, options, text } from '@/domain/items/item-fields'
import { numericRules } from '@/domain/items/types/numeric/schema'
import { textRules } from '@/domain/items/types/short-text/schema'

const gap = { id: IdSchema, weight: z.number().positive().default(1), label: text }
const GapSchema = z.discriminatedUnion('type', [
  z.strictObject({ ...gap, type: z.literal('choice'), options }),
  z.strictObject({ ...gap, type: z.literal('numeric'), ...numericRules }),
  z.strictObject({ ...gap, type: z.literal('text'), ...textRules }),
])
export type ItemGap = z.infer<typeof GapSchema>

export const ClozeSchema = z.strictObject({
  ...common,
  type: z.literal('cloze'),
  /** Running text with `{{gap-id}}` for each gap. */
  text,
  gaps: z.array(GapSchema).min(1),
})
