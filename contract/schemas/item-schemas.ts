import { z } from 'zod'

/** The schemas of an item without its key and of a response: `PublicItem` and `ItemResponse` of the domain. */

const option = z.object({ id: z.string(), text: z.string() })
const options = z.array(option)

const number = {
  type: z.literal('numeric'),
  format: z
    .object({ decimal: z.enum(['.', ',']), group: z.enum([',', '.', ' ', "'"]) })
    .optional()
    .describe('The separators that the item requires.'),
  units: z
    .object({
      list: z.array(z.object({ name: z.string() })),
      position: z.enum(['before', 'after']),
      policy: z.enum(['optional', 'penalized']),
    })
    .optional(),
  expectsThousandths: z
    .boolean()
    .optional()
    .describe('Whether answers with 3 or more decimals are expected, so that `1.960` is a decimal number.'),
  isYear: z.boolean().optional().describe('Whether the question asks for a year.'),
}

const exactly = z.boolean().optional()
const text = {
  caseSensitive: exactly.describe('Whether capitalization must match.'),
  accentSensitive: exactly.describe('Whether accents must match.'),
  punctuationSensitive: exactly.describe('Whether punctuation must match.'),
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
    z.object({ ...about, type: z.enum(['matching', 'categorize']), stems: options, choices: options }),
    z.object({
      ...about,
      type: z.literal('ordering'),
      elements: options,
      ends: z
        .tuple([z.string(), z.string()])
        .optional()
        .describe('The labels of the first and the last position.'),
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
    z.object({
      ...about,
      type: z.literal('open-response'),
      minWords: z.number().int().describe('Fewer words are accepted, but not what is asked for.'),
      maxWords: z.number().int(),
    }),
  ])
  .meta({ id: 'PublicItem', description: 'A question without key, hints, and feedback.' })

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
      'An answer, by item type. single-choice: the ID of an option. true-false: true or false. multiple-response and evidence: a list of IDs. matching and categorize: an object from stem IDs to choice IDs. ordering: all element IDs in order. numeric: the typed text, or {number, unit}. short-text and open-response: the typed text. cloze: an object from gap IDs to answers. hotspot: the ID of a region, or a list of IDs if `multiple` is true. null: no answer.',
  })
