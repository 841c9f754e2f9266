import { describe, expect, test } from 'vitest'
import { itemFlags } from './item-flags'

const option = (letter: string, isKey: boolean, count: number, pointBiserial: number | null) => ({
  id: letter,
  letter,
  isKey,
  count,
  share: count / 20,
  pointBiserial,
})
const item = { n: 20, facility: 0.5, correctness: 0.5, discriminationIndex: 40 }
const MISLEADS = 'Scores are below random guessing. Something in the question is misleading.'
const HARD = 'Very hard: less than 20% correct on average.'
const EASY = 'Very easy: more than 95% correct on average.'
const WORSE = 'Students who did well elsewhere did worse here. The question or its key may be misleading.'
const HARDLY =
  'Low discrimination: this question barely separates students who did well elsewhere from those who didn’t.'

test('an option chosen by high scorers is flagged first', () => {
  const flags = itemFlags(
    { ...item, facility: 0.1, correctness: 0.1, discriminationIndex: -20 },
    [option('A', true, 2, -0.3), option('B', false, 18, 0.5)],
    0.25,
  )
  expect(flags).toEqual(['High-scoring students chose B. Check the key.', WORSE, MISLEADS])
})

test('a good question isn’t flagged', () => {
  expect(itemFlags(item, [option('A', true, 10, 0.4), option('B', false, 10, -0.4)], 0.5)).toEqual([])
  expect(itemFlags(item, [option('A', true, 10, null), option('B', false, 10, null)], null)).toEqual([])
})

test('flags need 5 attempts, most need 10', () => {
  const bad = { facility: 0, correctness: 0, discriminationIndex: -50 }
  const options = [option('A', true, 2, -0.3), option('B', false, 18, 0.99), option('C', false, 0, null)]
  expect(itemFlags({ ...bad, n: 4 }, options, 0.25)).toEqual([])
  expect(itemFlags({ ...bad, n: 5 }, options, 0.25)).toEqual([MISLEADS])
  expect(itemFlags({ ...bad, n: 9 }, options, 0.25)).toEqual([MISLEADS])
  expect(itemFlags({ ...bad, n: 10 }, options, 0.25)).toEqual([
    'High-scoring students chose B. Check the key.',
    WORSE,
    MISLEADS,
    'No one chose C. Try a more plausible distractor.',
  ])
  expect(itemFlags({ ...bad, n: 10, facility: null }, options, 0.25)).toEqual([])
})

describe('an incorrect option is flagged', () => {
  const named = (n: number, wrong: number | null, key: number | null, isKey = false) =>
    itemFlags({ ...item, n }, [option('A', true, 10, key), option('B', isKey, 10, wrong)], 0).length > 0
  test.each([
    // Above chance: 1.96 / √n.
    [20, 0.43, -0.5, false],
    [20, 0.44, -0.5, true],
    [100, 0.19, -0.5, false],
    [100, 0.2, -0.5, true],
    // Above 0.1 for any n.
    [100_000, 0.1, -0.5, false],
    [100_000, 0.1000000000000001, -0.5, false],
    [100_000, 0.11, -0.5, true],
    // Above the key.
    [100, 0.5, 0.5, false],
    [100, 0.5, 0.49, true],
    [100, 0.5, 0.6, false],
    [100, 0.5, null, true],
    [100, null, -0.5, false],
  ])('of %i attempts with a correlation of %j, the key having %j: %s', (n, wrong, key, isNamed) => {
    expect(named(n, wrong, key)).toBe(isNamed)
  })
  test('only if it isn’t a key', () => {
    expect(named(100, 0.9, -0.5, true)).toBe(false)
  })
  test('against the best of several keys', () => {
    const options = [option('A', true, 5, 0.2), option('B', true, 5, 0.6), option('C', false, 10, 0.5)]
    expect(itemFlags({ ...item, n: 100 }, options, 0)).toEqual([])
  })
})

test.each([
  [-0.1, [WORSE]],
  [-1e-15, [HARDLY]],
  [0, [HARDLY]],
  [14.9, [HARDLY]],
  [14.9999999999999, []],
  [15, []],
  [null, []],
])('a discrimination of %j is flagged as %j', (discriminationIndex, flags) => {
  expect(itemFlags({ ...item, discriminationIndex }, [], 0)).toEqual(flags)
})

test.each([
  [0.24, 0.24, 0.25, [MISLEADS]],
  [0.25, 0.25, 0.25, []],
  [0.1 + 0.2, 0.3, 0.3, []],
  [0.3, 0.3, 0.1 + 0.2, []],
  [0, 0, 0, [HARD]],
  [0, 0, null, [HARD]],
  [0.19, 0.19, 0.1, [HARD]],
  [0.2, 0.2, 0.1, []],
  [0.19999999999999998, 0.19999999999999998, 0.1, []],
  [0.95, 0.95, 0.25, []],
  [0.9500000000000001, 0.9500000000000001, 0.25, []],
  [0.96, 0.96, 0.25, [EASY]],
  // Certainty-based: everyone correct, at the lowest or the highest certainty; and confident but incorrect.
  [1 / 3, 1, 0.5 / 3, [EASY]],
  [1, 1, 0.5 / 3, [EASY]],
  [0.2, 0.6, 0.5 / 3, []],
  [-1.2, 0.3, 0.5 / 3, [MISLEADS]],
  [0.5, null, 0.25, []],
  [0.1, null, 0, [HARD]],
])(
  'a facility of %d with %j correct, guessing %j, is flagged as %j',
  (facility, correctness, guess, flags) => {
    expect(itemFlags({ ...item, facility, correctness }, [], guess)).toEqual(flags)
  },
)

test('unchosen options are listed with correct plurals', () => {
  const idle = (...letters: string[]) =>
    itemFlags(
      item,
      [option('A', true, 20, 0.2), ...letters.map((letter) => option(letter, false, 0, null))],
      0.25,
    )
  expect(idle()).toEqual([])
  expect(idle('B')).toEqual(['No one chose B. Try a more plausible distractor.'])
  expect(idle('B', 'C', 'D')).toEqual(['No one chose B, C, or D. Try more plausible distractors.'])
  expect(itemFlags(item, [option('A', true, 0, null)], 0.25)).toEqual([])
})

test('scores below 0 aren’t compared with an unknown guess score', () => {
  const certainty = { ...item, facility: -0.5, correctness: 0.4 }
  expect(itemFlags(certainty, [], null)).toEqual([])
  expect(itemFlags(certainty, [], 0)).toEqual([])
})
