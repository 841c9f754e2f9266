import { z } from 'zod'
import { common, fraction, IdSchema, remark, text } from '@/domain/items/item-fields'
import { MultipleResponseRuleSchema } from '@/domain/items/types/multiple-response/schema'

/** A paragraph of a section, counted from 1: `lesson-slug#section-id.2`. */
const PassageRefSchema = z
  .string()
  .regex(/^[a-z0-9-]+#[a-z0-9-]+\.\d+$/, 'must look like lesson-slug#section-id.2')

const { paragraph, ...remarkOnPassage } = remark

const PassageSchema = z.strictObject({
  id: IdSchema,
  at: PassageRefSchema,
  /** The paragraph of the article that the lesson's paragraph is about; left out for the course's own reading. */
  paragraph,
  /** A few words of that paragraph. */
  quote: text.optional(),
  /** What learners see (`passageText`), filled in when the course is loaded; authors leave it out. */
  text: z.string().default(''),
  key: z.boolean().default(false),
  fraction: fraction.optional(),
  ...remarkOnPassage,
})

export const EvidenceSchema = z.strictObject({
  ...common,
  type: z.literal('evidence'),
  passages: z.array(PassageSchema).min(2),
  grading: MultipleResponseRuleSchema.default('net-correct'),
})
