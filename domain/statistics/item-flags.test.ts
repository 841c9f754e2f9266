import { expect, test } from 'vitest'
import { ItemSchema } from '@/domain/items/item'
import { sampleItem } from '@/tests/support/sample-items'
import { distractorTable } from './distractors'
import { itemFlags } from './item-flags'
import { covariance, quantile, variance } from './moments'
import { randomGuessScore } from './random-guess'
import { type ConceptResult, teachNext } from './teach-next'

const option = (letter: string, isKey: boolean, count: number, pointBiserial: number | null) => ({
  id: letter,
  letter,
  isKey,
  count,
  share: count / 20,
  pointBiserial,
})
const item = { n: 20, facility: 0.5, discriminationIndex: 40 }

test('a wrong option that the strong choose puts the key in question, before anything else', () => {
  const flags = itemFlags(
    { ...item, facility: 0.1, discriminationIndex: -20 },
    [option('A', true, 2, -0.3), option('B', false, 18, 0.5)],
    0.25,
  )
  expect(flags[0]).toBe('Strong students chose B: is the key right?')
  expect(flags).toHaveLength(3)
})

test('a good question is not flagged, and too few answers say nothing', () => {
  expect(itemFlags(item, [option('A', true, 10, 0.4), option('B', false, 10, -0.4)], 0.5)).toEqual([])
  expect(itemFlags({ ...item, n: 4, facility: 0 }, [option('B', false, 0, null)], 0.25)).toEqual([])
})

test('options that distract nobody are named, with the right plural', () => {
  const idle = (...letters: string[]) =>
    itemFlags(
      item,
      [option('A', true, 20, 0.2), ...letters.map((letter) => option(letter, false, 0, null))],
      0.25,
    )
  expect(idle('B')).toEqual(['Nobody chose B: it distracts nobody.'])
  expect(idle('B', 'C', 'D')).toEqual(['Nobody chose B, C or D: they distract nobody.'])
})

test('the point-biserial from sums equals the correlation of the raw lists', () => {
  const chose = [1, 0, 0, 1, 1, 0, 0, 1, 0, 1, 0, 1]
  const rest = [0.9, 0.2, 0.4, 0.8, 0.5, 0.1, 0.7, 0.6, 0.3, 1, 0, 0.4]
  const groups = [1, 0].map((value) => ({
    response: value === 1 ? 'a' : 'b',
    count: chose.filter((entry) => entry === value).length,
    restSum: rest.filter((_, index) => chose[index] === value).reduce((sum, entry) => sum + entry, 0),
  }))
  const sums = {
    n: 12,
    sum: rest.reduce((total, entry) => total + entry, 0),
    squares: rest.reduce((total, entry) => total + entry ** 2, 0),
  }
  const table = distractorTable(['a', 'b', 'c'], groups, sums, (response) => [String(response)])
  const expected = (covariance(chose, rest) ?? 0) / Math.sqrt((variance(chose) ?? 1) * (variance(rest) ?? 1))
  expect(table[0]).toMatchObject({ id: 'a', count: 6, share: 0.5 })
  expect(table[0]?.pointBiserial).toBeCloseTo(expected, 12)
  expect(table[1]?.pointBiserial).toBeCloseTo(-expected, 12)
  expect(table[2]).toMatchObject({ count: 0, pointBiserial: null })
})

test('guessing earns what chance gives, and nothing where something is typed', () => {
  const guess = (type: Parameters<typeof sampleItem>[0]) =>
    randomGuessScore(ItemSchema.parse(sampleItem(type)))
  expect(guess('true-false')).toBe(0.5)
  expect(guess('numeric')).toBe(0)
  expect(guess('multiple-response')).toBeNull()
  expect(guess('single-choice')).toBeGreaterThan(0)
  expect(guess('single-choice')).toBeLessThan(1)
})

test('quartiles interpolate', () => {
  expect(quantile([4, 1, 3, 2], 0.5)).toBe(2.5)
  expect(quantile([4, 1, 3, 2], 0.25)).toBe(1.75)
  expect(quantile([], 0.5)).toBeNull()
})

test('taught next is the weakest core concept that enough students answered', () => {
  const result = (concept: string, facility: number, more: Partial<ConceptResult> = {}): ConceptResult => ({
    concept,
    facility,
    isCore: true,
    answers: 20,
    students: 10,
    ...more,
  })
  const all = [
    result('side', 0.1, { isCore: false }),
    result('weak', 0.4),
    result('weakest', 0.3),
    result('unanswered', 0, { answers: 2, students: 1 }),
    result('known', 0.9),
  ]
  expect(teachNext(all)?.concept).toBe('weakest')
  expect(teachNext([all[0], all[4]].filter((entry) => entry !== undefined))?.concept).toBe('side')
  expect(teachNext([result('known', 0.9)])).toBeNull()
  expect(teachNext([result('exactly three quarters', 0.7499999999999999)])).toBeNull()
})
