import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { gradeResponse } from '@/domain/grading/grade-response'
import { ITEM_TYPES, type Item, ItemSchema } from '@/domain/items/item'
import { anyAnswered } from '@/tests/support/any-answer'
import { sampleItem, sampleItems } from '@/tests/support/sample-items'
import { responseKey } from './response-key'

const of = (type: Parameters<typeof sampleItem>[0]) => ItemSchema.parse(sampleItem(type))
const areEqual = (item: Item, one: unknown, other: unknown) =>
  responseKey(item, one) === responseKey(item, other)
const units = {
  list: [
    { name: 'm', perBase: '1' },
    { name: 'km', perBase: '0.001' },
    { name: 'ft', perBase: '3.28084' },
  ],
  position: 'after',
  policy: 'optional',
  penalty: 0.5,
  penaltyOf: 'response',
} as const
const twins = [
  { id: 'a', text: 'War', key: true },
  { id: 'b', text: '*War*', key: false },
  { id: 'c', text: 'Ceasefire', key: false },
]
const severalRegions = sampleItems.find(({ id }) => id === 'map-several') ?? of('hotspot')
const plain = sampleItem('numeric')
const german = sampleItem('numeric', { format: { decimal: ',', group: '.' } })
const metres = sampleItem('numeric', { units: { ...units, list: [...units.list] } })
const penalized = sampleItem('numeric', { units: { ...units, list: [...units.list], policy: 'penalized' } })

test.each<[string, Item, unknown, unknown]>([
  ['words in other case, spaces and accents', of('short-text'), '  Twö  Words ', 'two words'],
  ['chosen options in another order', of('multiple-response'), ['b', 'a'], ['a', 'b']],
  ['an option chosen twice', of('multiple-response'), ['b', 'b'], ['b']],
  ['chosen regions in another order', severalRegions, ['b', 'a'], ['a', 'b']],
  ['chosen passages in another order', of('evidence'), ['p2', 'p1'], ['p1', 'p2']],
  ['pairs in another order', of('matching'), { s1: 'c1', s2: 'c2' }, { s2: 'c2', s1: 'c1' }],
  ['a missing stem and an unanswered one', of('categorize'), { s1: 'c1' }, { s1: 'c1', s2: null, s3: '' }],
  ['spellings of a number', plain, '3 600', '3600'],
  ['zeros and signs of a number', plain, '+3,600.0', '3.6k'],
  ['separators of the item', german, '1.500', '1500,0'],
  ['units of one quantity', metres, '3.6 km', '3600 m'],
  ['a missing optional unit', metres, '3600', '3600 m'],
  ['a number in one field and in two', metres, { number: '10', unit: 'ft' }, '10 ft'],
  ['units of one quantity with a penalty', penalized, '3.6 km', '3600m'],
  [
    'gaps, each by its type',
    of('cloze'),
    { body: 'osce', size: '3,600', place: 'a' },
    { place: 'a', size: '3600', body: ' OSCE ' },
  ],
  ['options that look the same', sampleItem('single-choice', { options: twins }), 'a', 'b'],
  [
    'selected options that look the same',
    sampleItem('multiple-response', { options: twins }),
    ['a', 'c'],
    ['c', 'b'],
  ],
  [
    'elements that look the same',
    sampleItem('ordering', { elements: twins.map(({ id, text }) => ({ id, text })) }),
    ['c', 'a', 'b'],
    ['c', 'b', 'a'],
  ],
  [
    'choices that look the same',
    sampleItem('matching', { choices: twins.map(({ id, text }) => ({ id, text })) }),
    { s1: 'a' },
    { s1: 'b' },
  ],
  ['blanks', of('short-text'), null, '  '],
  ['an unanswered number', plain, null, { number: ' ', unit: 'm' }],
])('%s are equal', (_, item, one, other) => {
  expect(areEqual(item, one, other)).toBe(true)
})

test.each<[string, Item, unknown, unknown]>([
  ['words', of('short-text'), 'two words', 'twowords'],
  ['long words with one beginning', of('short-text'), `${'x'.repeat(900)}a`, `${'x'.repeat(900)}b`],
  ['orders', of('ordering'), ['e2', 'e1', 'e3', 'e4', 'e5'], ['e1', 'e2', 'e3', 'e4', 'e5']],
  ['options', of('single-choice'), 'a', 'b'],
  ['truths', of('true-false'), true, false],
  ['pairs', of('matching'), { s1: 'c1', s2: 'c2' }, { s1: 'c2', s2: 'c1' }],
  ['numbers that look alike under other separators', german, '1.500', '1,5'],
  ['numbers of many digits', plain, `${'1'.repeat(90)}1`, `${'1'.repeat(90)}2`],
  ['quantities', metres, '3600 ft', '3600 m'],
  ['a missing unit and a penalty', penalized, '3600', '3600 m'],
  ['a missing and an unknown unit with a penalty', penalized, '3600', '3600 miles'],
  ['unknown units with a penalty', penalized, '3600 leagues', '3600 miles'],
  ['regions', of('hotspot'), 'a', 'b'],
  ['passages', of('evidence'), ['p1'], ['p2']],
  ['an option and none', of('single-choice'), 'a', null],
  ['unreadable numbers', plain, 'many', 'more'],
  ['an unreadable number and none', plain, 'many', null],
  ['unreadable shapes', plain, { a: 1 }, { a: 2 }],
  ['numbers in a gap', of('cloze'), { size: '1' }, { size: '2' }],
  ['choices in a gap', of('cloze'), { place: 'a' }, { place: 'b' }],
  ['words in a gap', of('cloze'), { body: 'a' }, { body: 'b' }],
])('%s differ', (_, item, one, other) => {
  expect(areEqual(item, one, other)).toBe(false)
})

describe.each(ITEM_TYPES)('equal answers to a %s item', (type) => {
  test('get the same grade', () => {
    fc.assert(
      fc.property(anyAnswered(type), ({ item, responses }) => {
        for (const one of responses)
          for (const other of responses)
            if (areEqual(item, one, other)) {
              const [grade, same] = [gradeResponse(item, one), gradeResponse(item, other)]
              expect([grade.status, grade.earned]).toEqual([same.status, same.earned])
            }
      }),
      { numRuns: 100, seed: 11 },
    )
  })
})
