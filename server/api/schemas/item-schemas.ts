import { z } from 'zod'

/** An item as it is asked, and an answer to it: the shapes of `PublicItem` and `ItemResponse` in the domain. */

const option = z.object({ id: z.string(), text: z.string() })
const options = z.array(option)

const number = {
  type: z.literal('numeric'),
  format: z
    .object({ decimal: z.enum(['.', ',']), group: z.enum([',', '.', ' ', "'"]) })
    .optional()
    .describe('The separators that the item asks for.'),
  units: z
    .object({
      list: z.array(z.object({ name: z.string() })),
      position: z.enum(['before', 'after']),
      policy: z.enum(['optional', 'penalised']),
    })
    .optional(),
  expectsThousandths: z
    .boolean()
    .optional()
    .describe('Answers of three or more decimals are expected, so that `1.960` is read as a decimal number.'),
  isYear: z.boolean().optional().describe('The question asks for a year.'),
}

const exactly = z.boolean().optional()
const text = {
  caseSensitive: exactly.describe('Capitals must be exact.'),
  accentSensitive: exactly.describe('Accents must be exact.'),
  punctuationSensitive: exactly.describe('Punctuation must be exact.'),
}

const gapAbout = { id: z.string(), label: z.string() }
const gap = z.discriminatedUnion('type', [
  z.object({ ...gapAbout, type: z.literal('choice'), options }),
  z.object({ ...gapAbout, ...number }),
  z.object({ ...gapAbout, type: z.literal('text'), ...text }),
])

const about = { id: z.string(), stem: z.string() }

export const PublicItemSchema = z
  .discriminatedUnion('type', [
    z.object({ ...about, type: z.enum(['single-choice', 'multiple-response']), options }),
    z.object({ ...about, type: z.literal('true-false') }),
    z.object({ ...about, type: z.literal('short-text'), ...text }),
    z.object({ ...about, type: z.enum(['matching', 'categorise']), stems: options, choices: options }),
    z.object({
      ...about,
      type: z.literal('ordering'),
      elements: options,
      ends: z.tuple([z.string(), z.string()]).optional().describe('What the first and the last place mean.'),
    }),
    z.object({ ...about, ...number }),
    z.object({ ...about, type: z.literal('cloze'), text: z.string(), gaps: z.array(gap) }),
    z.object({
      ...about,
      type: z.literal('hotspot'),
      figure: z.string(),
      multiple: z.boolean(),
      regions: options,
    }),
    z.object({ ...about, type: z.literal('evidence'), passages: options }),
  ])
  .meta({ id: 'PublicItem', description: 'A question as it is asked: without key, hints and feedback.' })

const numberWithUnit = z.object({ number: z.string(), unit: z.string() })
const gapResponse = z.union([z.string(), numberWithUnit, z.null()])

export const ItemResponseSchema = z
  .union([
    z.string(),
    z.boolean(),
    z.array(z.string()),
    numberWithUnit,
    z.record(z.string(), gapResponse),
    z.null(),
  ])
  .meta({
    id: 'ItemResponse',
    description:
      'An answer, by type of item. single-choice: the id of an option. true-false: true or false. multiple-response and evidence: a list of ids. matching and categorise: the id of a choice by the id of each stem. ordering: all ids of elements, first place first. numeric: what was typed, or {number, unit}. short-text: what was typed. cloze: an answer by the id of each gap. hotspot: the id of a region, or a list where it is multiple. null: none.',
  })
