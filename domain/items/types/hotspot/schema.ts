import { z } from 'zod'
import { common, IdSchema, options } from '@/domain/items/item-fields'
import { MultipleResponseRuleSchema } from '@/domain/items/types/multiple-response/schema'

export const HotspotSchema = z.strictObject({
  ...common,
  type: z.literal('hotspot'),
  /** The ID of a figure of kind `map`. The IDs of `regions` are IDs of its regions. */
  figure: IdSchema,
  multiple: z.boolean().default(false),
  regions: options,
  /** Used if `multiple` is set. */
  grading: MultipleResponseRuleSchema.default('net-correct'),
})
