import { describe, expect, test } from 'vitest'
import { gradeResponse } from '@/domain/grading/grade-response'
import type { Item } from '@/domain/items/item'
import { MultipleResponseRuleSchema } from '@/domain/items/types/multiple-response/schema'
import { sampleItem, sampleItems } from '@/tests/support/sample-items'
import { answerForVersion, responseForVersion } from './response-for-version'

const without = <T extends { id: string }>(list: readonly T[], ...removed: string[]) =>
  list.filter(({ id }) => !removed.includes(id))

const multiple = sampleItem('multiple-response')
const map = sampleItems.find((item) => item.id === 'map-several')
if (map?.type !== 'hotspot') throw new Error('no map with several regions')
const evidence = sampleItem('evidence')
const single = sampleItem('single-choice')
const pairs = sampleItem('matching')
const order = sampleItem('ordering')
const cloze = sampleItem('cloze')

describe.each(MultipleResponseRuleSchema.options)('a deleted option under the rule %s', (grading) => {
  // The keys are a and b (p1 and p3 of the passages); the last option is deleted.
  const cases: [string, Item, Item, string[], string][] = [
    [
      'options',
      { ...multiple, grading },
      { ...multiple, grading, options: without(multiple.options, 'e') },
      ['a', 'b'],
      'e',
    ],
    [
      'regions',
      { ...map, grading },
      { ...map, grading, regions: without(map.regions, 'e') },
      ['a', 'b'],
      'e',
    ],
    [
      'passages',
      { ...evidence, grading },
      { ...evidence, grading, passages: without(evidence.passages, 'p2') },
      ['p1', 'p3'],
      'p2',
    ],
  ]
  test.each(cases)('of %s counts neither for nor against the learner', (_, asked, graded, keys, removed) => {
    const earned = (response: unknown) =>
      gradeResponse(graded, responseForVersion(asked, graded, response)).earned
    expect(earned([...keys, removed])).toBe(1)
    expect(earned([...keys, removed])).toBe(earned(keys))
    const [first] = keys
    expect(earned([first, removed])).toBe(earned([first]))
    expect(gradeResponse(graded, responseForVersion(asked, graded, [removed])).status).toBe('unanswered')
  })
})

test.each<[string, Item, Item, unknown, unknown]>([
  ['a deleted option is unanswered', single, { ...single, options: without(single.options, 'b') }, 'b', null],
  ['a remaining option stays', single, { ...single, options: without(single.options, 'b') }, 'c', 'c'],
  ['what was never an option stays', single, { ...single, options: without(single.options, 'b') }, 'z', 'z'],
  [
    'a deleted region is unanswered',
    sampleItem('hotspot'),
    { ...sampleItem('hotspot'), regions: without(sampleItem('hotspot').regions, 'd') },
    'd',
    null,
  ],
  [
    'a deleted element leaves the others in order',
    order,
    { ...order, elements: without(order.elements, 'e2') },
    ['e3', 'e2', 'e1', 'e5', 'e4'],
    ['e3', 'e1', 'e5', 'e4'],
  ],
  [
    'a deleted stem is removed',
    pairs,
    { ...pairs, stems: without(pairs.stems, 's1') },
    { s1: 'c1', s2: 'c2' },
    { s2: 'c2' },
  ],
  [
    'a deleted choice leaves its stem unanswered',
    pairs,
    { ...pairs, choices: without(pairs.choices, 'c3') },
    { s1: 'c3', s2: 'c2' },
    { s1: null, s2: 'c2' },
  ],
  [
    'a choice isn’t a stem',
    pairs,
    { ...pairs, choices: without(pairs.choices, 'c3') },
    { c3: 'c1', s2: null },
    { c3: 'c1', s2: null },
  ],
  [
    'a deleted gap is removed',
    cloze,
    { ...cloze, gaps: without(cloze.gaps, 'size') },
    { body: 'x', size: '1', place: 'a' },
    { body: 'x', place: 'a' },
  ],
  [
    'a deleted gap option is unanswered; typed text stays',
    cloze,
    {
      ...cloze,
      gaps: cloze.gaps.map((gap) =>
        gap.type === 'choice' ? { ...gap, options: without(gap.options, 'd') } : gap,
      ),
    },
    { body: 'd', size: null, place: 'd' },
    { body: 'd', size: null, place: null },
  ],
  ['typed text stays', sampleItem('short-text'), sampleItem('short-text', { answers: [] }), 'osce', 'osce'],
  [
    'a number and its unit stay',
    sampleItem('numeric'),
    sampleItem('numeric', { answers: [] }),
    { number: '1', unit: 'km' },
    { number: '1', unit: 'km' },
  ],
  ['a truth stays', sampleItem('true-false'), sampleItem('true-false', { answer: true }), false, false],
  [
    'an unanswered response stays',
    multiple,
    { ...multiple, options: without(multiple.options, 'a') },
    null,
    null,
  ],
  [
    'a number in a list stays',
    multiple,
    { ...multiple, options: without(multiple.options, 'a') },
    [1, 'a'],
    [1],
  ],
  ['an option of an item that has another type now is gone', multiple, sampleItem('short-text'), ['a'], []],
])('%s', (_, asked, graded, response, expected) => {
  expect(responseForVersion(asked, graded, response)).toEqual(expected)
})

test('a later version changes response and tries', () => {
  const graded = { ...single, options: without(single.options, 'b') }
  const answer = {
    response: 'a',
    certainty: 2,
    tries: [{ response: 'b' }, { response: 'a' }],
    isLocked: true,
  }
  expect(answerForVersion(single, graded, answer)).toEqual({
    ...answer,
    tries: [{ response: null }, { response: 'a' }],
  })
  expect(answerForVersion(single, single, answer)).toBe(answer)
})

test('a deleted category leaves its stem unanswered', () => {
  const sorted = sampleItem('categorize')
  const graded = { ...sorted, choices: without(sorted.choices, 'c3') }
  expect(responseForVersion(sorted, graded, { s1: 'c3', s2: 'c2' })).toEqual({ s1: null, s2: 'c2' })
})
