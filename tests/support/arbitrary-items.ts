import fc from 'fast-check'
import { ITEM_TYPES, type Item, ItemSchema, type ItemType } from '@/domain/items/item'
import { MultipleResponseRuleSchema } from '@/domain/items/types/multiple-response/schema'
import { OrderingRuleSchema } from '@/domain/items/types/ordering/schema'

/** Generates valid items of every type, with texts that have what formats of other systems give a meaning. */

const WORDS = [
  ...[
    'war',
    'peace',
    'Շուշի',
    'é',
    'a_b',
    'R&D',
    '3 < 5 > 1',
    '"quoted"',
    'half %',
    '%50%',
    '=5',
    '~',
    '#1',
    '::',
  ],
  ...[
    '{braces}',
    '\\{',
    'a -> b',
    '// no comment',
    '$5',
    '[html]',
    '-',
    '1.',
    'x|y',
    'it’s',
    '&lt;',
    '@',
    'C:\\x',
  ],
  ...['**bold**', '*slanted ~ text*', '`code = {x}`', '[page](https://example.org/a?b=1&c=2#d)', '$x^{2}$'],
]

const text = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 5 })
  .map((words) => words.join(' '))
/** Not only signs, so that options differ and are never empty. */
const named = fc.tuple(fc.constantFrom('one', 'two', 'three'), text).map((words) => words.join(' '))
const longText = fc.oneof(
  text,
  fc.tuple(text, named).map((parts) => parts.join('\n\n')),
  fc
    .tuple(named, text, fc.constantFrom('- ', '1. '))
    .map(([a, b, mark]) => `${a}\n\n${mark}${b}\n${mark}${a}`),
)
const feedback = fc.option(longText, { nil: undefined })
const remark = fc.record({ feedback }, { requiredKeys: [] })
/** Those that Moodle knows. */
const fraction = fc.constantFrom(0, 0.5, 0.3333333, 0.25, 0.1, 0.9, -0.5)
const number = fc
  .tuple(fc.integer({ min: -5000, max: 5000 }), fc.nat(99))
  .map(([whole, part]) => `${whole}.${String(part).padStart(2, '0')}`)

function ids<T>(prefix: string, values: readonly T[]): (T & { id: string })[] {
  return values.map((value, index) => ({ ...value, id: `${prefix}${index + 1}` }))
}

const common = fc.record({
  stem: longText,
  explanation: longText,
  hints: fc.array(text, { maxLength: 2 }),
  claims: fc.constantFrom([], ['f01']),
})

/** At least one key. Options of a rule have no fractions. */
const keyed = (isSingle: boolean) =>
  fc
    .array(fc.record({ text: named, key: fc.boolean(), own: fraction, feedback }), {
      minLength: 2,
      maxLength: 6,
    })
    .map((options) =>
      ids(
        'o',
        options.map(({ own, key, ...option }, index) => {
          const isKey = index === 0 || (key && !isSingle)
          return { ...option, key: isKey, ...(isSingle && !isKey && { fraction: own }) }
        }),
      ),
    )

/** The first answer earns everything. */
const numbers = fc.record({
  answers: fc
    .array(
      fc.record({
        value: number,
        fraction,
        tolerance: fc.oneof(
          fc.constant({ type: 'none' as const }),
          fc.nat(50).map((size) => ({ type: 'nominal' as const, value: String(size / 4) })),
          fc.constantFrom('0.05', '0.1').map((value) => ({ type: 'relative' as const, value })),
          fc.constantFrom('0.25', '1').map((value) => ({ type: 'geometric' as const, value })),
        ),
        feedback,
      }),
      { minLength: 1, maxLength: 4 },
    )
    .map((answers) => answers.map((answer, index) => (index === 0 ? { ...answer, fraction: 1 } : answer))),
  otherwise: fc.option(remark, { nil: undefined }),
})

const pattern = fc.constantFrom(
  'NATO',
  'the *',
  'a \\* b',
  '=5',
  '%50%',
  'x ~ {y} # z',
  'Երևան',
  'R&D <b>',
  'C:\\x',
)
const texts = fc.record({
  answers: fc
    .array(fc.record({ text: pattern, fraction, feedback }), { minLength: 0, maxLength: 3 })
    .map((answers) => [{ text: 'OSCE', fraction: 1, feedback: undefined }, ...answers]),
  caseSensitive: fc.boolean(),
  accentSensitive: fc.boolean(),
  otherwise: fc.option(remark, { nil: undefined }),
})

const pairs = fc
  .record({
    lines: fc.array(fc.record({ text: named, feedback }), { minLength: 2, maxLength: 5 }),
    extra: fc.nat(2),
    grading: fc.constantFrom('right-pairs', 'all-or-nothing'),
    choiceTexts: fc.uniqueArray(named, { minLength: 4, maxLength: 7 }),
  })
  .map(({ lines, extra, grading, choiceTexts }) => {
    const choices = ids(
      'c',
      choiceTexts.slice(0, 2 + extra).map((label) => ({ text: label })),
    )
    const stems = ids(
      's',
      lines.map((line, index) => ({ ...line, choice: `c${(index % 2) + 1}` })),
    )
    return { stems, choices, grading }
  })

const gap = fc.oneof(
  keyed(true).map((options) => ({ type: 'choice' as const, options })),
  numbers.map((rules) => ({ type: 'numeric' as const, ...rules })),
  texts.map((rules) => ({ type: 'text' as const, ...rules })),
)

const rule = fc.constantFrom(...MultipleResponseRuleSchema.options)

const bodies: Readonly<Record<ItemType, fc.Arbitrary<object>>> = {
  'single-choice': fc.record({ options: keyed(true) }),
  'true-false': fc.record({ answer: fc.boolean(), otherwise: fc.option(remark, { nil: undefined }) }),
  'multiple-response': fc.record({ options: keyed(false), grading: rule }),
  matching: pairs,
  categorize: pairs,
  ordering: fc.record({
    elements: fc.uniqueArray(named, { minLength: 2, maxLength: 5 }).map((all) =>
      ids(
        'e',
        all.map((label) => ({ text: label })),
      ),
    ),
    grading: fc.constantFrom(...OrderingRuleSchema.options),
    otherwise: fc.option(remark, { nil: undefined }),
  }),
  numeric: numbers,
  'short-text': texts,
  cloze: fc
    .record({
      gaps: fc.array(fc.record({ gap, weight: fc.constantFrom(1, 2, 0.5) }), { minLength: 1, maxLength: 3 }),
      end: text,
    })
    .map(({ gaps: all, end }) => ({
      text: `${all.map((_, index) => `before {{g${index + 1}}}`).join(' ')} ${end}`,
      gaps: ids(
        'g',
        all.map(({ gap: own, weight }) => ({ ...own, weight, label: 'the gap' })),
      ),
    })),
  hotspot: fc.record({
    figure: fc.constant('map'),
    multiple: fc.boolean(),
    regions: keyed(false),
    grading: rule,
  }),
  evidence: keyed(false).map((passages) => ({
    passages: passages.map((passage, index) => ({ ...passage, at: `lesson#section.${index + 1}` })),
  })),
  'open-response': fc.record({ modelAnswer: longText }).map((answer) => ({
    ...answer,
    criteria: ids(
      'c',
      ['States a view', 'Gives a reason', 'Names a source'].map((label) => ({ text: label })),
    ),
  })),
}

/** Valid items of one type, or of all. */
export function arbitraryItem(...types: readonly ItemType[]): fc.Arbitrary<Item> {
  const all = types.length === 0 ? ITEM_TYPES : types
  return fc
    .constantFrom(...all)
    .chain((type) =>
      fc.tuple(common, bodies[type]).map(([about, body]) => ({ ...about, ...body, type, id: 'question' })),
    )
    .map((item) => ItemSchema.parse(item))
}
