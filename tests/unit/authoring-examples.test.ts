import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { gradeResponse } from '@/domain/grading/grade-response'
import { ItemSchema } from '@/domain/items/item'
import { MatchingRuleSchema } from '@/domain/items/types/matching/schema'
import { MultipleResponseRuleSchema } from '@/domain/items/types/multiple-response/schema'
import { OrderingRuleSchema } from '@/domain/items/types/ordering/schema'

// Checks the examples in docs/authoring.md: each fenced block with `grades:` is an item and the points its answers
// earn.

const ExampleSchema = z.looseObject({
  type: z.string(),
  grading: z.string().optional(),
  grades: z
    .array(
      z.union([
        z.strictObject({ response: z.unknown(), earned: z.number() }),
        z.strictObject({ response: z.unknown(), ungradable: z.literal(true) }),
      ]),
    )
    .min(1),
})
type Example = z.infer<typeof ExampleSchema>

const page = readFileSync(path.resolve('docs/authoring.md'), 'utf8')
const blocks = [...page.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, text = '']) => text)
const examples = blocks
  .filter((text) => /^grades:/m.test(text))
  .map((text) => ExampleSchema.parse(parse(text)))

const common = {
  id: 'example',
  stem: 'A question',
  claims: ['f01'],
  paragraphs: [1],
  concept: 'example',
  section: 'lesson#section',
  explanation: 'Why.',
}

/** Completes an example that contains only its rule with the options or elements of the first example of its type. */
function itemOf({ grades: _, ...fragment }: Example) {
  const first = examples.find(({ type }) => type === fragment.type)
  const { grades: __, grading: ___, ...ofFirst } = first ?? fragment
  return ItemSchema.parse({
    ...common,
    ...(fragment.options || fragment.elements || fragment.answers ? {} : ofFirst),
    ...fragment,
  })
}

const cases = examples.flatMap((example) =>
  example.grades.map((grade) => {
    const name = `${example.type} ${example.grading ?? ''} ${JSON.stringify(grade.response)}`
    return [name, example, grade] as const
  }),
)

test.each(cases)('%s earns the points stated on the page', (_name, example, expected) => {
  const grade = gradeResponse(itemOf(example), expected.response)
  if ('ungradable' in expected) expect(grade.status).toBe('ungradable')
  else expect(grade.earned).toBeCloseTo(expected.earned, 4)
})

test('every type and every selectable rule has an example', () => {
  const shown = new Set(examples.map(({ type, grading }) => `${type} ${grading ?? ''}`.trim()))
  const owed = [
    ...MultipleResponseRuleSchema.options.map((rule) => `multiple-response ${rule}`),
    ...OrderingRuleSchema.options.map((rule) => `ordering ${rule}`),
    ...['single-choice', 'true-false', 'numeric', 'short-text', 'cloze', 'hotspot', 'evidence net-correct'],
  ]
  expect(owed.filter((name) => !shown.has(name))).toEqual([])
  const pairs = [...shown]
    .filter((name) => /^(matching|categorize)/.test(name))
    .map((name) => name.split(' ')[1])
  expect(new Set(pairs)).toEqual(new Set(MatchingRuleSchema.options))
})
