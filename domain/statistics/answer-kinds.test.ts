import { describe, expect, test } from 'vitest'
import type { Item } from '@/domain/items/item'
import { sampleItem, sampleItems } from '@/tests/support/sample-items'
import { chosenIn, commonAnswers, optionsOf } from './answer-kinds'

const keysOf = (item: Item) => optionsOf(item).flatMap(({ id, isKey }) => (isKey ? [id] : []))
const severalRegions = sampleItems.find(({ id }) => id === 'map-several')
if (!severalRegions) throw new Error('no map with several regions')

describe('the list of options', () => {
  test.each<[string, Item, string[], string[]]>([
    // d is worth a quarter.
    ['of single choice', sampleItem('single-choice'), ['a', 'b', 'c', 'd'], ['a', 'd']],
    ['of multiple response', sampleItem('multiple-response'), ['a', 'b', 'c', 'd', 'e'], ['a', 'b']],
    ['of a map', sampleItem('hotspot'), ['a', 'b', 'c', 'd'], ['a', 'd']],
    ['of several regions', severalRegions, ['a', 'b', 'c', 'd', 'e'], ['a', 'b']],
    ['of evidence', sampleItem('evidence'), ['p1', 'p2', 'p3'], ['p1', 'p3']],
    ['of true and false', sampleItem('true-false'), ['true', 'false'], ['false']],
    ['of an order', sampleItem('ordering'), [], []],
    ['of a number', sampleItem('numeric'), [], []],
    ['of a text', sampleItem('short-text'), [], []],
    ['of a cloze', sampleItem('cloze'), [], []],
  ])('%s is listed with its keys', (_, item, ids, keys) => {
    expect(optionsOf(item).map(({ id }) => id)).toEqual(ids)
    expect(keysOf(item)).toEqual(keys)
  })

  test('includes texts and feedback', () => {
    expect(optionsOf(sampleItem('single-choice')).slice(0, 2)).toEqual([
      { id: 'a', text: 'Armenia', isKey: true, feedback: 'CANARY praise' },
      { id: 'b', text: 'Belarus', isKey: false, feedback: 'CANARY feedback' },
    ])
    const plain = sampleItem('multiple-response', { options: [{ id: 'a', text: '**Bold**', key: true }] })
    expect(optionsOf(plain)).toEqual([{ id: 'a', text: 'Bold', isKey: true, feedback: null }])
  })

  test('of true-false has feedback for the incorrect option', () => {
    const feedback = { feedback: 'No.' }
    expect(optionsOf(sampleItem('true-false', { answer: true, otherwise: feedback }))).toEqual([
      { id: 'true', text: 'True', isKey: true, feedback: null },
      { id: 'false', text: 'False', isKey: false, feedback: 'No.' },
    ])
    expect(optionsOf(sampleItem('true-false', { otherwise: undefined }))[0]?.feedback).toBeNull()
  })

  test.each(['matching', 'categorize'] as const)(
    'of %s has every pair, with feedback on incorrect ones',
    (type) => {
      const pairs = optionsOf(sampleItem(type))
      expect(pairs).toHaveLength(12)
      expect(pairs.slice(0, 3)).toEqual([
        { id: 's1/c1', text: 'Yerevan → Armenia', isKey: true, feedback: null },
        { id: 's1/c2', text: 'Yerevan → Belarus', isKey: false, feedback: 'CANARY feedback' },
        { id: 's1/c3', text: 'Yerevan → Cyprus', isKey: false, feedback: 'CANARY feedback' },
      ])
      // The choice’s feedback takes precedence over the stem’s.
      expect(pairs.find(({ id }) => id === 's2/c1')?.feedback).toBe('CANARY stem')
      expect(pairs.find(({ id }) => id === 's2/c3')?.feedback).toBe('CANARY feedback')
      expect(keysOf(sampleItem(type))).toEqual(['s1/c1', 's2/c2', 's3/c1', 's4/c2'])
      const bare = sampleItem(type, {
        stems: [{ id: 's', text: 'Stem', choice: 'c1' }],
        choices: [{ id: 'c2', text: 'Two' }],
      })
      expect(optionsOf(bare)).toEqual([{ id: 's/c2', text: 'Stem → Two', isKey: false, feedback: null }])
    },
  )
})

test.each<[unknown, string[]]>([
  ['a', ['a']],
  [true, ['true']],
  [false, ['false']],
  [
    ['a', 'b'],
    ['a', 'b'],
  ],
  [{ s1: 'c1', s2: null }, ['s1/c1', 's2/null']],
  [null, []],
  [undefined, []],
])('%j selects %j', (response, ids) => {
  expect(chosenIn(response)).toEqual(ids)
})

describe('common answers', () => {
  const group = (response: unknown, count: number) => ({ response, count, restCount: count, restSum: 0 })

  test('are grouped by grading, most frequent first', () => {
    const groups = [
      group('NATO', 3),
      group('osce', 2),
      group(' OSCE ', 2),
      group('Minsk Group', 1),
      group('', 9),
      group({ odd: 1 }, 1),
    ]
    expect(commonAnswers(sampleItem('short-text'), groups)).toEqual([
      { text: 'osce', count: 4, fraction: 1 },
      { text: 'NATO', count: 3, fraction: 0 },
      { text: 'Minsk Group', count: 1, fraction: 0.5 },
      { text: '{"odd":1}', count: 1, fraction: null },
    ])
  })

  test('to a number are grouped by value', () => {
    const groups = [
      group('3,600', 1),
      group('3600', 1),
      group({ number: '3600', unit: '' }, 1),
      group('many', 1),
    ]
    expect(commonAnswers(sampleItem('numeric'), groups)).toEqual([
      { text: '3,600', count: 3, fraction: 1 },
      { text: 'many', count: 1, fraction: null },
    ])
  })
})
