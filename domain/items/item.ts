import { z } from 'zod'

/**
 * The schema of items, for every type, as authors write them and as the item bank stores them.
 * `toPublicItem` gives the public form, without key, hints, and feedback.
 */

const slug = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'must be lowercase letters, digits, and hyphens')
const text = z.string().trim().min(1)
const fraction = z.number().min(-1).max(1)
const decimalString = z
  .union([z.string(), z.number()])
  .transform(String)
  .pipe(z.string().regex(/^[+-]?\d+(\.\d+)?$/, 'must be a plain decimal number such as 25000 or 0.5'))

export const IdSchema = slug
/** What answering an item needs, from least to most: remembering, or more than that. */
export const DEMANDS = ['recall', 'understand', 'apply', 'analyze'] as const
const DemandSchema = z.enum(DEMANDS)
export type Demand = z.infer<typeof DemandSchema>
export const ClaimIdSchema = z.string().regex(/^f\d{2,3}$/, 'must look like f01')
/** A section of a lesson: `lesson-slug#section-id`. */
const SectionRefSchema = z.string().regex(/^[a-z0-9-]+#[a-z0-9-]+$/, 'must look like lesson-slug#section-id')
/** A paragraph of a section, counted from 1: `lesson-slug#section-id.2`. */
const PassageRefSchema = z
  .string()
  .regex(/^[a-z0-9-]+#[a-z0-9-]+\.\d+$/, 'must look like lesson-slug#section-id.2')

/** Why a learner might give this answer, the feedback for it, and where to reread (default: the item’s section). */
const response = {
  why: text.optional(),
  feedback: text.optional(),
  section: SectionRefSchema.optional(),
}

const OptionSchema = z.strictObject({
  id: slug,
  text,
  /** Whether the option is a key. */
  key: z.boolean().default(false),
  /** The share of the item’s points, −1 to 1. By default, a key is worth 1 and any other option 0. */
  fraction: fraction.optional(),
  ...response,
})

const OtherwiseSchema = z.strictObject(response)

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
    ...response,
  })
  .refine((answer) => answer.value !== undefined || answer.tolerance.type === 'range', {
    message: 'needs a value (only a range has none)',
    path: ['value'],
  })

/** The separators. A space is always accepted as a group separator. */
const NumberFormatSchema = z.strictObject({
  decimal: z.enum(['.', ',']),
  group: z.enum([',', '.', ' ', "'"]),
})

const UnitsSchema = z.strictObject({
  /** A typed number divided by `perBase` gives the unit of the answers. */
  list: z.array(z.strictObject({ name: text, perBase: decimalString })).min(1),
  position: z.enum(['before', 'after']).default('after'),
  policy: z.enum(['optional', 'penalized']).default('optional'),
  penalty: z.number().min(0).max(1).default(0),
  penaltyOf: z.enum(['response', 'maximum']).default('response'),
})

const TextAnswerSchema = z.strictObject({ text, fraction: fraction.default(1), ...response })

const textRules = {
  answers: z.array(TextAnswerSchema).min(1),
  caseSensitive: z.boolean().default(false),
  accentSensitive: z.boolean().default(false),
  punctuationSensitive: z.boolean().default(false),
  /** Whether an answer with one small typo is accepted. */
  acceptTypo: z.boolean().default(true),
  /** Feedback for an answer that matches none of `answers`. */
  otherwise: OtherwiseSchema.optional(),
}

const numericRules = {
  answers: z.array(NumericAnswerSchema).min(1),
  /** If absent, a form that could be two numbers (`1.500`) is ungradable. */
  format: NumberFormatSchema.optional(),
  units: UnitsSchema.optional(),
  /** Whether the answer is a year, which is written without separators. */
  isYear: z.boolean().default(false),
  otherwise: OtherwiseSchema.optional(),
}

const StemSchema = z.strictObject({
  id: slug,
  text,
  /** The ID of the correct choice. */
  choice: slug,
  ...response,
})

const ChoiceSchema = z.strictObject({ id: slug, text, ...response })

const gap = { id: slug, weight: z.number().positive().default(1), label: text }
const GapSchema = z.discriminatedUnion('type', [
  z.strictObject({ ...gap, type: z.literal('choice'), options: z.array(OptionSchema).min(2) }),
  z.strictObject({ ...gap, type: z.literal('numeric'), ...numericRules }),
  z.strictObject({ ...gap, type: z.literal('text'), ...textRules }),
])

export const MultipleResponseRuleSchema = z.enum([
  'net-correct',
  'all-or-nothing',
  'option-fractions',
  'every-decision',
  'coverage',
  'halves',
])
export const MatchingRuleSchema = z.enum(['right-pairs', 'all-or-nothing'])
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

const common = {
  /** Stable and unique in the course. Answers, statistics, and links refer to it. */
  id: slug,
  stem: text,
  claims: z.array(ClaimIdSchema).min(1),
  /** Paragraphs of the article, counted from 1. */
  paragraphs: z.array(z.number().int().positive()).min(1),
  concept: slug,
  /** The lesson section that teaches this. */
  section: SectionRefSchema,
  hints: z.array(text).default([]),
  explanation: text,
  /** What answering needs. Required in a course. */
  demand: DemandSchema.optional(),
}

const choices = z.array(ChoiceSchema).min(2)
const stems = z.array(StemSchema).min(2)
const options = z.array(OptionSchema).min(2)

export const ItemSchema = z.discriminatedUnion('type', [
  z.strictObject({ ...common, type: z.literal('single-choice'), options }),
  z.strictObject({
    ...common,
    type: z.literal('true-false'),
    answer: z.boolean(),
    /** Feedback for the incorrect choice. */
    otherwise: OtherwiseSchema.optional(),
  }),
  z.strictObject({
    ...common,
    type: z.literal('multiple-response'),
    options,
    grading: MultipleResponseRuleSchema.default('net-correct'),
  }),
  z.strictObject({
    ...common,
    type: z.literal('matching'),
    stems,
    choices,
    grading: MatchingRuleSchema.default('right-pairs'),
  }),
  z.strictObject({
    ...common,
    type: z.literal('categorize'),
    stems,
    choices,
    grading: MatchingRuleSchema.default('right-pairs'),
  }),
  z.strictObject({
    ...common,
    type: z.literal('ordering'),
    /** In the correct order. */
    elements: z.array(z.strictObject({ id: slug, text })).min(2),
    /** Labels of the two ends, for example, `[earliest, latest]`. */
    ends: z.tuple([text, text]).optional(),
    grading: OrderingRuleSchema.default('absolute-position'),
    otherwise: OtherwiseSchema.optional(),
  }),
  z.strictObject({ ...common, type: z.literal('numeric'), ...numericRules }),
  z.strictObject({ ...common, type: z.literal('short-text'), ...textRules }),
  z.strictObject({
    ...common,
    type: z.literal('cloze'),
    /** Running text with `{{gap-id}}` for each gap. */
    text,
    gaps: z.array(GapSchema).min(1),
  }),
  z.strictObject({
    ...common,
    type: z.literal('hotspot'),
    /** The ID of a figure of kind `map`. The IDs of `regions` are IDs of its regions. */
    figure: slug,
    multiple: z.boolean().default(false),
    regions: z.array(OptionSchema).min(2),
    /** Used if `multiple` is set. */
    grading: MultipleResponseRuleSchema.default('net-correct'),
  }),
  z.strictObject({
    ...common,
    type: z.literal('evidence'),
    passages: z
      .array(
        z.strictObject({
          id: slug,
          at: PassageRefSchema,
          /** The paragraph of the article that the lesson's paragraph is about; left out for the course's own reading. */
          paragraph: z.number().int().positive().optional(),
          /** A few words of that paragraph. */
          quote: text.optional(),
          /** What learners see (`passageText`), filled in when the course is loaded; authors leave it out. */
          text: z.string().default(''),
          key: z.boolean().default(false),
          fraction: fraction.optional(),
          ...response,
        }),
      )
      .min(2),
    grading: MultipleResponseRuleSchema.default('net-correct'),
  }),
])

/** All types, in the order of the author guide. */
export const ITEM_TYPES = [
  'single-choice',
  'true-false',
  'multiple-response',
  'matching',
  'categorize',
  'ordering',
  'numeric',
  'short-text',
  'cloze',
  'hotspot',
  'evidence',
] as const satisfies readonly Item['type'][]

export type Item = z.infer<typeof ItemSchema>
export type AuthoredItem = z.input<typeof ItemSchema>
export type ItemType = Item['type']
export type ItemOfType<T extends ItemType> = Extract<Item, { type: T }>
export type ItemGap = z.infer<typeof GapSchema>
export type NumericAnswer = z.infer<typeof NumericAnswerSchema>
export type NumberFormat = z.infer<typeof NumberFormatSchema>
export type NumericUnits = z.infer<typeof UnitsSchema>
export type TextAnswer = z.infer<typeof TextAnswerSchema>
export type MultipleResponseRule = z.infer<typeof MultipleResponseRuleSchema>
export type MatchingRule = z.infer<typeof MatchingRuleSchema>
export type OrderingRule = z.infer<typeof OrderingRuleSchema>
