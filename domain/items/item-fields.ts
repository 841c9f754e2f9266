import { z } from 'zod'

/** The fields that several item types share. Each type's own fields are in its folder (`types/<type>/schema.ts`). */

export const IdSchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]*$/, 'must be lowercase letters, digits, and hyphens')
export const ClaimIdSchema = z.string().regex(/^f\d{2,3}$/, 'must look like f01')
/** A section of a lesson: `lesson-slug#section-id`. */
const SectionRefSchema = z.string().regex(/^[a-z0-9-]+#[a-z0-9-]+$/, 'must look like lesson-slug#section-id')

export const text = z.string().trim().min(1)
export const fraction = z.number().min(-1).max(1)

/** Why a learner might give this answer, the feedback for it, and where to reread (default: the item’s section). */
export const remark = {
  why: text.optional(),
  feedback: text.optional(),
  section: SectionRefSchema.optional(),
}

const OptionSchema = z.strictObject({
  id: IdSchema,
  text,
  /** Whether the option is a key. */
  key: z.boolean().default(false),
  /** The share of the item’s points, −1 to 1. By default, a key is worth 1 and any other option 0. */
  fraction: fraction.optional(),
  ...remark,
})

export const options = z.array(OptionSchema).min(2)

export const OtherwiseSchema = z.strictObject(remark)

/** What answering an item needs, from least to most: remembering, or more than that. */
export const DEMANDS = ['recall', 'understand', 'apply', 'analyze'] as const
const DemandSchema = z.enum(DEMANDS)
export type Demand = z.infer<typeof DemandSchema>

/** What every item has. */
export const common = {
  /** Stable and unique in the course. Answers, statistics, and links refer to it. */
  id: IdSchema,
  stem: text,
  claims: z.array(ClaimIdSchema).min(1),
  /** Paragraphs of the article, counted from 1. */
  paragraphs: z.array(z.number().int().positive()).min(1),
  concept: IdSchema,
  /** The lesson section that teaches this. */
  section: SectionRefSchema,
  hints: z.array(text).default([]),
  explanation: text,
  /** Required in a course. */
  demand: DemandSchema.optional(),
}
