import fc from 'fast-check'
import { expect, test } from 'vitest'
import { gradeResponse } from '@/domain/grading/grade-response'
import { reviewItem } from '@/domain/grading/review-item'
import type { Item } from '@/domain/items/item'
import { MultipleResponseRuleSchema } from '@/domain/items/types/multiple-response/schema'
import { orderingShare } from '@/domain/items/types/ordering/ordering-share'
import { OrderingRuleSchema } from '@/domain/items/types/ordering/schema'
import { optionsOf } from '@/domain/statistics/answer-kinds'
import { sampleItem } from '@/tests/support/sample-items'

const earned = (item: Item, response: unknown) => gradeResponse(item, response).earned

const elementsOf = (texts: readonly string[]) => texts.map((text, index) => ({ id: `e${index}`, text }))

test('swapping two equal elements earns full credit by every ordering rule', () => {
  const elements = elementsOf(['War', 'Ceasefire', 'War'])
  for (const grading of OrderingRuleSchema.options) {
    const item = sampleItem('ordering', { elements, grading })
    expect(earned(item, ['e2', 'e1', 'e0']), grading).toBe(1)
    expect(earned(item, ['e0', 'e1', 'e2']), grading).toBe(1)
    expect(earned(item, ['e1', 'e0', 'e2']), grading).toBeLessThan(1)
  }
})

test('an order with equal elements earns the best possible credit', () => {
  const permutations = (list: number[]): number[][] =>
    list.length < 2
      ? [list]
      : list.flatMap((first, at) =>
          permutations(list.filter((_, index) => index !== at)).map((rest) => [first, ...rest]),
        )
  const orders = fc.array(fc.constantFrom('A', 'B', 'C'), { minLength: 2, maxLength: 6 }).chain((texts) =>
    fc.tuple(
      fc.constant(texts),
      fc.shuffledSubarray(
        texts.map((_, index) => index),
        { minLength: texts.length },
      ),
      fc.constantFrom(...OrderingRuleSchema.options),
    ),
  )
  fc.assert(
    fc.property(orders, ([texts, order, grading]) => {
      const item = sampleItem('ordering', { elements: elementsOf(texts), grading })
      const shown = order.map((index) => texts[index])
      const best = Math.max(
        ...permutations(texts.map((_, index) => index))
          .filter((positions) => positions.every((position, index) => texts[position] === shown[index]))
          .map((positions) => orderingShare(grading, positions)),
      )
      const response = order.map((index) => `e${index}`)
      expect(earned(item, response)).toBeCloseTo(best, 12)
    }),
  )
})

test('an order of many equal elements is graded without trying every way', () => {
  const elements = elementsOf([...Array.from({ length: 12 }, () => 'Same'), 'Last'])
  for (const grading of OrderingRuleSchema.options) {
    const item = sampleItem('ordering', { elements, grading })
    const response = elements.map(({ id }) => id)
    const turned = [...response.slice(0, 12).reverse(), 'e12']
    expect(earned(item, response), grading).toBe(1)
    expect(earned(item, turned), grading).toBe(1)
    expect(earned(item, [...response].reverse()), grading).toBeLessThan(1)
  }
})

test.each(['Paris', ' paris'.replace('p', 'P'), '*Paris*', 'Par\u00adis', 'Paris'.normalize('NFD')])(
  'choosing %j earns what the keyed Paris earns',
  (text) => {
    const options = [
      { id: 'x', text: 'Rome', key: false },
      { id: 'z', text, key: false },
      { id: 'y', text: 'Paris', key: true },
    ]
    const single = sampleItem('single-choice', { options })
    expect(['x', 'y', 'z'].map((id) => earned(single, id))).toEqual([0, 1, 1])
    const gap = { id: 'gap', label: 'city', weight: 1, type: 'choice', options } as const
    const cloze = sampleItem('cloze', { text: '{{gap}}', gaps: [gap] })
    expect(['x', 'y', 'z'].map((id) => earned(cloze, { gap: id }))).toEqual([0, 1, 1])
    for (const grading of MultipleResponseRuleSchema.options) {
      const several = sampleItem('multiple-response', { options, grading })
      expect(earned(several, ['z']), grading).toBe(1)
      expect(earned(several, ['y']), grading).toBe(1)
      expect(earned(several, ['y', 'z']), grading).toBe(earned(several, ['z', 'y']))
    }
  },
)

test('texts that differ in case or in an accent are not equal', () => {
  const options = [
    { id: 'x', text: 'polish', key: false },
    { id: 'y', text: 'Polish', key: true },
  ]
  expect(earned(sampleItem('single-choice', { options }), 'x')).toBe(0)
})

test('an option is judged as the equal option that counts, whichever is keyed', () => {
  const of = (keyed: string) =>
    sampleItem('multiple-response', {
      options: ['x', 'y', 'z'].map((id) => ({
        id,
        text: id === 'z' ? 'Rome' : 'Paris',
        key: id === keyed,
      })),
    })
  const rowsOf = (item: Item, response: string[]) =>
    reviewItem(item, response, gradeResponse(item, response)).rows
  for (const response of [['x'], ['y'], ['x', 'y'], ['z']]) {
    expect(rowsOf(of('x'), response)).toEqual(rowsOf(of('y'), response))
  }
  expect(
    rowsOf(of('y'), ['x'])
      .map(({ id, status, correct }) => [id, status, correct])
      .sort(),
  ).toEqual([
    ['x', 'correct', 'Chosen'],
    ['y', 'correct', 'Not chosen'],
    ['z', 'correct', 'Not chosen'],
  ])
  expect(
    rowsOf(of('x'), ['y'])
      .map(({ id, status, correct }) => [id, status, correct])
      .sort(),
  ).toEqual([
    ['x', 'correct', 'Not chosen'],
    ['y', 'correct', 'Chosen'],
    ['z', 'correct', 'Not chosen'],
  ])
})

test('choices with one text are one choice, and equal stems share their choices', () => {
  const item = sampleItem('matching', {
    choices: [
      { id: 'c1', text: 'Armenia' },
      { id: 'c2', text: 'Belarus' },
      { id: 'c3', text: 'Armenia' },
    ],
    stems: [
      { id: 's1', text: 'A capital', choice: 'c1' },
      { id: 's2', text: 'A capital', choice: 'c2' },
      { id: 's3', text: 'Gyumri', choice: 'c3' },
    ],
  })
  expect(earned(item, { s1: 'c3', s2: 'c2', s3: 'c1' })).toBe(1)
  expect(earned(item, { s1: 'c2', s2: 'c1', s3: 'c3' })).toBe(1)
  expect(earned(item, { s1: 'c1', s2: 'c3', s3: 'c3' })).toBeCloseTo(2 / 3, 12)
  expect(earned(item, { s1: null, s2: 'c1', s3: 'c3' })).toBeCloseTo(2 / 3, 12)
  const rows = reviewItem(item, { s2: 'c1' }, gradeResponse(item, { s2: 'c1' })).rows
  expect(Object.fromEntries(rows.map(({ id, correct }) => [id, correct]))).toEqual({
    s1: 'Belarus',
    s2: 'Armenia',
    s3: 'Armenia',
  })
})

test('the key is listed once if equal options have it', () => {
  const options = [
    { id: 'x', text: 'Paris', key: true },
    { id: 'y', text: 'Paris', key: true },
    { id: 'z', text: 'Rome', key: true },
  ]
  const item = sampleItem('single-choice', { options })
  expect(reviewItem(item, null, gradeResponse(item, null)).rows[0]?.correct).toBe('Paris or Rome')
})

test('item analysis marks every option that looks like the key as correct', () => {
  const options = [
    { id: 'x', text: 'Paris', key: false },
    { id: 'y', text: 'Paris', key: true },
    { id: 'z', text: 'Rome', key: false },
  ]
  const single = sampleItem('single-choice', { options })
  expect(optionsOf(single).map(({ isKey }) => isKey)).toEqual([true, true, false])
  const matching = sampleItem('matching', {
    choices: ['c1', 'c2'].map((id) => ({ id, text: 'Armenia' })),
    stems: [{ id: 's1', text: 'Yerevan', choice: 'c1' }],
  })
  expect(optionsOf(matching).map(({ isKey }) => isKey)).toEqual([true, true])
})

test('of equal options, the key counts before one worth a larger fraction', () => {
  const options = [
    { id: 'x', text: 'Paris', key: true, fraction: 0.25 },
    { id: 'y', text: 'Paris', key: false, fraction: 0.5 },
    { id: 'z', text: 'Rome', key: false },
  ]
  const item = sampleItem('multiple-response', { options, grading: 'all-or-nothing' })
  expect(earned(item, ['y'])).toBe(1)
  expect(earned(item, ['x'])).toBe(1)
  expect(earned(item, ['x', 'y'])).toBe(0)
})
