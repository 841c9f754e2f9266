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

/**
 * Why a learner might give this answer, the feedback for it, the paragraph of the article that the feedback cites, and where to reread
 * (default: the item’s section).
 */
export const remark = {
  why: text.optional(),
  feedback: text.optional(),
  paragraph: z.number().int().positive().optional(),
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

export const MAX_TAGS = 10
export const MAX_TAG_CHARACTERS = 40
export const TagsSchema = z.array(text.max(MAX_TAG_CHARACTERS)).max(MAX_TAGS)

/** What every item has. */
export const common = {
  /** Stable and unique in the course. Answers, statistics, and links refer to it. */
  id: IdSchema,
  stem: text,
  /** The claims that it tests. An item of a course has at least one; a class's own question can do without. */
  claims: z.array(ClaimIdSchema).default([]),
  /** Paragraphs of the article, counted from 1. */
  paragraphs: z.array(z.number().int().positive()).default([]),
  /** Required in a course. Without one, an answer says nothing about what a learner knows of the course. */
  concept: IdSchema.optional(),
  /** The lesson section that teaches this. Required in a course. */
  section: SectionRefSchema.optional(),
  hints: z.array(text).default([]),
  explanation: text,
  /** Required in a course. */
  demand: DemandSchema.optional(),
  /** An instructor's own words for finding the question. */
  tags: TagsSchema.optional(),
}
