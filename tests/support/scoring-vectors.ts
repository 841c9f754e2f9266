import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { type Item, ItemSchema } from '@/domain/items/item'

/**
 * The conformance vectors of `../shared/fixtures/scoring`, which are read in place and never copied: facts from
 * public test suites in a neutral form. They are converted to our items. IDs and values stay the same, without the
 * limits on spelling that `ItemSchema` sets for authors.
 */

const folder = path.resolve(import.meta.dirname, '../../../shared/fixtures/scoring')

const VectorSchema = z.looseObject({
  id: z.string(),
  rule: z.string(),
  basis: z.string(),
  feature: z.string().optional(),
  item: z.record(z.string(), z.unknown()),
  response: z.unknown(),
  expected: z.object({
    fraction: z.number().optional(),
    mark: z.number().optional(),
    unanswered: z.boolean().optional(),
    ungradable: z.boolean().optional(),
  }),
})
const FileSchema = z.object({
  schema: z.literal('scoring-vectors/1'),
  tolerance: z.number(),
  vectors: z.array(VectorSchema),
})

export type ScoringVector = z.infer<typeof VectorSchema>

export function scoringVectorsArePresent(): boolean {
  return existsSync(folder)
}

export function readScoringVectors(name: string): z.infer<typeof FileSchema> {
  return FileSchema.parse(JSON.parse(readFileSync(path.join(folder, `${name}.json`), 'utf8')))
}

const text = z.object({
  caseSensitive: z.boolean(),
  accentSensitive: z.boolean(),
  answers: z.array(z.unknown()),
})
const options = z.array(z.looseObject({ id: z.string() }))
const tolerance = z.looseObject({ type: z.string() })
const number = z.looseObject({
  answers: z.array(z.looseObject({ tolerance })),
  format: z.unknown(),
  units: z
    .looseObject({
      list: z.array(z.object({ name: z.string(), perBase: z.union([z.string(), z.number()]) })),
    })
    .optional(),
})
const matching = z.object({
  stems: z.array(z.string()),
  choices: z.array(z.string()),
  pairs: z.record(z.string(), z.string()),
  rule: z.string(),
})
const cloze = z.object({
  gaps: z.array(z.object({ id: z.string(), weight: z.number(), type: z.string(), item: z.unknown() })),
})

/** An item that is equivalent to ours in everything that grading uses. */
export function itemOfVector(type: string, raw: unknown): Item {
  const about = ItemSchema.parse({
    id: 'vector',
    type: 'true-false',
    answer: true,
    stem: 'A vector',
    claims: ['f01'],
    paragraphs: [1],
    concept: 'vector',
    section: 'a#b',
    explanation: 'None',
  })
  // The vectors' IDs and numbers (`1e-24`, `+`) are wider than what authors can write, so they aren't parsed as
  // authored.
  return { ...about, type, ...gradedFields(type, raw) } as Item
}

function gradedFields(type: string, raw: unknown): object {
  switch (type) {
    case 'true-false':
      return z.object({ answer: z.boolean() }).parse(raw)
    case 'single-choice':
      return { options: z.object({ options }).parse(raw).options }
    case 'multiple-response': {
      const item = z.object({ options, rule: z.string() }).parse(raw)
      return { options: item.options, grading: item.rule }
    }
    case 'matching': {
      const item = matching.parse(raw)
      return {
        stems: item.stems.map((id) => ({ id, text: id, choice: item.pairs[id] })),
        choices: item.choices.map((id) => ({ id, text: id })),
        grading: item.rule,
      }
    }
    case 'ordering': {
      const item = z.object({ items: z.array(z.string()), rule: z.string() }).parse(raw)
      return { elements: item.items.map((id) => ({ id, text: id })), grading: item.rule }
    }
    case 'short-text':
    case 'text':
      return text.parse(raw)
    case 'numeric':
      return numericFields(raw)
    case 'choice':
      return { options: z.object({ options }).parse(raw).options }
    case 'cloze':
      return {
        gaps: cloze.parse(raw).gaps.map((gap) => ({
          id: gap.id,
          weight: gap.weight,
          label: gap.id,
          type: gap.type,
          ...gradedFields(gap.type, gap.item),
        })),
      }
    default:
      throw new Error(`a vector of the unknown type ${type}`)
  }
}

function numericFields(raw: unknown): object {
  const { answers, format, units } = number.parse(raw)
  return {
    answers,
    format: format ?? undefined,
    units: units && {
      ...units,
      // The vectors use British spelling.
      policy: z.string().optional().parse(units.policy)?.replace(/sed$/, 'zed'),
      list: units.list.map((unit) => ({ ...unit, perBase: String(unit.perBase) })),
    },
  }
}
