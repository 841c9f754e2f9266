import fc from 'fast-check'
import { type Item, ItemSchema, type ItemType } from '@/domain/items/item'
import type { NumberFormat } from '@/domain/items/types/numeric/schema'
import { validateItem } from '@/domain/items/validate-item'
import { sampleItem } from './sample-items'

/** Random items of every type, each with random answers as learners might give them. */

const FORMATS: readonly (NumberFormat | undefined)[] = [
  undefined,
  { decimal: '.', group: ',' },
  { decimal: ',', group: '.' },
  { decimal: '.', group: ' ' },
  { decimal: ',', group: "'" },
]
const fraction = fc.constantFrom(1, 0.5, 0, -0.5)
const number = fc.oneof(
  fc.integer({ min: -3, max: 3 }).map((tens) => String(tens * 500)),
  fc.constantFrom('1.5', '1500', '1400', '0', '-42.5', '0.1', '25000', '1234567.125'),
)

const tolerance = fc.oneof(
  fc.constant({ type: 'none' as const }),
  fc.constantFrom('0', '0.5', '100').map((value) => ({ type: 'nominal' as const, value })),
  fc.constantFrom('0.05', '1').map((value) => ({ type: 'relative' as const, value })),
  fc.constantFrom('0.1', '1').map((value) => ({ type: 'geometric' as const, value })),
  fc.constant({ type: 'range' as const, min: '1', max: '2000' }),
)
const units = fc.record({
  list: fc.constantFrom(
    [{ name: 'km', perBase: '1' }],
    [
      { name: 'm', perBase: '1' },
      { name: 'km', perBase: '0.001' },
      { name: 'ft', perBase: '3.28084' },
    ],
    [
      { name: '$', perBase: '1' },
      { name: 'thirds', perBase: '3' },
    ],
  ),
  position: fc.constantFrom('before' as const, 'after' as const),
  policy: fc.constantFrom('optional' as const, 'penalized' as const),
  penalty: fc.constantFrom(0, 0.1, 0.5, 1),
  penaltyOf: fc.constantFrom('response' as const, 'maximum' as const),
})
const numberRules = fc.record(
  {
    answers: fc
      .array(fc.record({ value: number, fraction, tolerance }), { minLength: 1, maxLength: 4 })
      .map((answers) => [...answers, { value: '777', fraction: 1, tolerance: { type: 'none' as const } }]),
    format: fc.constantFrom(...FORMATS),
    units,
  },
  { requiredKeys: ['answers'] },
)

/** A number as people write it in various conventions: not always the item's. */
const typedNumber = fc
  .record({
    value: number,
    format: fc.constantFrom(...FORMATS),
    isGrouped: fc.boolean(),
    unit: fc.constantFrom('', '', ' km', ' m', 'ft', ' thirds', ' leagues', '$'),
    inTwoFields: fc.boolean(),
  })
  .map(({ value, format = { decimal: '.', group: ',' }, isGrouped, unit, inTwoFields }) => {
    const [whole = '', decimals] = value.split('.')
    const grouped = isGrouped ? whole.replace(/(?<=\d)(?=(\d{3})+$)/g, format.group) : whole
    const text = decimals === undefined ? grouped : `${grouped}${format.decimal}${decimals}`
    return inTwoFields ? { number: text, unit: unit.trim() } : `${text}${unit}`
  })

const word = fc.oneof(
  fc.constantFrom(
    ...[
      'OSCE',
      'the OSCE',
      'osce.',
      'Minsk Group',
      'minsk*',
      '*',
      'a\\*b',
      '\\',
      'C*-algebra',
      'Bakou',
      'Baku',
    ],
    ...[
      '“Baku”',
      'Azerbajan',
      'Azerbaijan',
      'Özgür',
      'ozgur',
      'ＮＡＴＯ',
      'NATO (alliance)',
      'ดี',
      'かき',
      'ﬁn',
      '½',
      '¨',
    ],
  ),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
)
const textRules = fc
  .record({
    answers: fc.array(
      fc.record({
        text: fc
          .oneof(word, fc.constant('Minsk *'), fc.constant('*ba*'))
          .filter((text) => text.trim() !== ''),
        fraction,
      }),
      { minLength: 1, maxLength: 4 },
    ),
    caseSensitive: fc.boolean(),
    accentSensitive: fc.boolean(),
  })
  .map((rules) => ({ ...rules, answers: [...rules.answers, { text: 'the right one', fraction: 1 }] }))

const options = fc
  .record({
    texts: fc.array(fc.constantFrom('Paris', 'Baku', 'Yerevan', 'Minsk', '*Paris*'), {
      minLength: 2,
      maxLength: 5,
    }),
    key: fc.nat(),
    fractions: fc.array(fc.constantFrom(undefined, undefined, 0.5, -0.5), { minLength: 5, maxLength: 5 }),
  })
  .map(({ texts, key, fractions }) =>
    texts.map((text, index) => {
      const isKey = index === key % texts.length
      return {
        id: `o${index}`,
        text,
        key: isKey,
        ...(!isKey && fractions[index] && { fraction: fractions[index] }),
      }
    }),
  )
const idOf = (list: readonly { readonly id: string }[]) => fc.constantFrom(...list.map(({ id }) => id))

const gaps = fc.array(
  fc.oneof(
    options.map((list) => ({ type: 'choice', options: list })),
    numberRules.map((rules) => ({ type: 'numeric', ...rules })),
    textRules.map((rules) => ({ type: 'text', ...rules })),
  ),
  { minLength: 1, maxLength: 3 },
)

/** Parses like authors' items. @returns `null` for random fields that can't be published */
function itemOf(type: ItemType, fields: object): Item | null {
  const parsed = ItemSchema.safeParse({ ...sampleItem(type), ...fields })
  if (!parsed.success) return null
  return validateItem(parsed.data).some(({ severity }) => severity === 'error') ? null : parsed.data
}

export interface AnyAnswered {
  readonly item: Item
  /** Four, the last of which repeats the first. */
  readonly responses: readonly unknown[]
}

function withResponses(
  item: fc.Arbitrary<Item | null>,
  response: (item: Item) => fc.Arbitrary<unknown>,
): fc.Arbitrary<AnyAnswered> {
  return item
    .filter((made) => made !== null)
    .chain((made) =>
      fc
        .array(fc.oneof({ weight: 9, arbitrary: response(made) }, fc.constant(null)), {
          minLength: 3,
          maxLength: 3,
        })
        .map((responses) => ({ item: made, responses: [...responses, responses[0]] })),
    )
}

const idsIn = (item: Item): string[] => {
  if (item.type === 'multiple-response') return item.options.map(({ id }) => id)
  if (item.type === 'evidence') return item.passages.map(({ id }) => id)
  if (item.type === 'hotspot') return item.regions.map(({ id }) => id)
  return []
}
const regionsOf = (item: Item) => (item.type === 'hotspot' ? item.regions : [])
const someIds = (item: Item) => fc.subarray(idsIn(item), { minLength: 1 })

/** An item of the type with answers to it. */
export function anyAnswered(type: ItemType): fc.Arbitrary<AnyAnswered> {
  switch (type) {
    case 'single-choice':
      return withResponses(
        options.map((list) => itemOf(type, { options: list })),
        (item) => idOf(item.type === 'single-choice' ? item.options : regionsOf(item)),
      )
    case 'hotspot':
      return fc.oneof(
        withResponses(
          options.map((list) => itemOf(type, { multiple: false, regions: list })),
          (item) => idOf(item.type === 'single-choice' ? item.options : regionsOf(item)),
        ),
        withResponses(fc.constant(itemOf(type, { multiple: true })), someIds),
      )
    case 'true-false':
      return withResponses(
        fc.boolean().map((answer) => itemOf(type, { answer })),
        () => fc.boolean(),
      )
    case 'multiple-response':
    case 'evidence':
      return withResponses(
        fc
          .constantFrom(
            'net-correct',
            'all-or-nothing',
            'every-decision',
            'coverage',
            'halves',
            'option-fractions',
          )
          .map((grading) => itemOf(type, { grading })),
        someIds,
      )
    case 'matching':
    case 'categorize':
      return withResponses(
        fc.constantFrom('right-pairs', 'all-or-nothing').map((grading) => itemOf(type, { grading })),
        () =>
          fc.record(
            Object.fromEntries(
              ['s1', 's2', 's3', 's4'].map((stem) => [stem, fc.constantFrom('c1', 'c2', 'c3', null)]),
            ),
          ),
      )
    case 'ordering':
      return withResponses(fc.constant(itemOf(type, {})), () =>
        fc.shuffledSubarray(['e1', 'e2', 'e3', 'e4', 'e5'], { minLength: 5 }),
      )
    case 'numeric':
      return withResponses(
        numberRules.map((rules) => itemOf(type, withoutDefaults(rules))),
        () => typedNumber,
      )
    case 'short-text':
      return withResponses(
        textRules.map((rules) => itemOf(type, rules)),
        () => word,
      )
    case 'open-response':
      return withResponses(
        fc
          .tuple(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 0, max: 200 }))
          .map(([minWords, more]) => itemOf(type, { minWords, maxWords: minWords + more })),
        () => fc.oneof(word, fc.string({ unit: 'grapheme', maxLength: 80 }), fc.constant('One.\r\n\r\nTwo.')),
      )
    case 'cloze':
      return withResponses(
        gaps.map((list) =>
          itemOf(type, {
            text: list.map((_, index) => `{{g${index}}}`).join(' '),
            gaps: list.map((gap, index) => ({ id: `g${index}`, label: 'gap', weight: index + 0.1, ...gap })),
          }),
        ),
        (item) =>
          fc.record(
            Object.fromEntries(
              item.type === 'cloze'
                ? item.gaps.map(({ id, ...gap }) => [
                    id,
                    gap.type === 'choice' ? idOf(gap.options) : gap.type === 'numeric' ? typedNumber : word,
                  ])
                : [],
            ),
          ),
      )
  }
}

/** The sample has a format and no units: removes what the random rules don't set. */
function withoutDefaults(rules: object): object {
  return { format: undefined, units: undefined, ...rules }
}
