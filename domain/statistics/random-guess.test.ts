import { expect, test } from 'vitest'
import type { Item } from '@/domain/items/item'
import { sampleItem, sampleItems } from '@/tests/support/sample-items'
import { randomGuessScore } from './random-guess'

const option = (id: string, text: string, more: { key?: boolean; fraction?: number } = {}) => ({
  id,
  text,
  key: false,
  ...more,
})
// Worth 1, 0, −0.5 (never below 0) and 0.25.
const single = sampleItem('single-choice')
const severalRegions = sampleItems.find(({ id }) => id === 'map-several')
if (!severalRegions) throw new Error('no map with several regions')
const elements = (...texts: string[]) => texts.map((text, index) => ({ id: `e${index}`, text }))

test.each<[string, Item, number | null]>([
  ['single choice', single, 1.25 / 4],
  [
    'single choice with two options that look the same',
    {
      ...single,
      options: [
        option('a', 'War', { key: true }),
        option('b', 'War'),
        option('c', 'Truce'),
        option('d', 'Peace'),
      ],
    },
    0.5,
  ],
  ['true-false', sampleItem('true-false'), 0.5],
  ['a map with one region', sampleItem('hotspot'), 1.25 / 4],
  ['a map with several regions', severalRegions, null],
  ['multiple response', sampleItem('multiple-response'), null],
  ['evidence', sampleItem('evidence'), null],
  ['matching among three choices', sampleItem('matching'), 1 / 3],
  ['matching all of four stems or nothing', sampleItem('matching', { grading: 'all-or-nothing' }), 1 / 81],
  ['sorting into three categories', sampleItem('categorize'), 1 / 3],
  [
    'matching with two choices that look the same',
    sampleItem('matching', {
      choices: [
        { id: 'c1', text: 'Paris' },
        { id: 'c2', text: 'Baku' },
        { id: 'c3', text: 'Paris' },
      ],
    }),
    // Two stems go with Paris, two with Baku.
    (2 / 3 + 2 / 3 + 1 / 3 + 1 / 3) / 4,
  ],
  ['ordering five elements', sampleItem('ordering'), 0.2],
  [
    'ordering with elements that look the same',
    sampleItem('ordering', { elements: elements('War', 'Truce', 'War') }),
    (2 / 3 + 1 / 3 + 2 / 3) / 3,
  ],
  ['ordering by another rule', sampleItem('ordering', { grading: 'distance' }), null],
  ['a number', sampleItem('numeric'), 0],
  ['a word', sampleItem('short-text'), 0],
  // One of three gaps is a choice, with a weight of 1 of 4.
  ['a cloze', sampleItem('cloze'), 1.25 / 16],
])('guessing %s', (_, item, score) => {
  if (score === null) expect(randomGuessScore(item)).toBeNull()
  else expect(randomGuessScore(item)).toBeCloseTo(score, 12)
})

test('certainty-based scoring divides the guess score by 3', () => {
  expect(randomGuessScore(sampleItem('true-false'), true)).toBeCloseTo(0.5 / 3, 12)
  expect(randomGuessScore(sampleItem('numeric'), true)).toBe(0)
  expect(randomGuessScore(sampleItem('evidence'), true)).toBeNull()
})
