import { expect, test } from 'vitest'
import { multipleResponseShare } from '@/domain/items/types/multiple-response/grade-multiple-response'
import type { MultipleResponseRule } from '@/domain/items/types/multiple-response/schema'

// Calculated manually: five options, three of them keys; two keys and one other chosen, so one key missed.
test.each<[MultipleResponseRule, number]>([
  ['net-correct', 1 / 3],
  ['all-or-nothing', 0],
  ['option-fractions', 0.75],
  ['every-decision', 3 / 5],
  ['coverage', (2 / 3) * (2 / 3)],
  ['halves', 0.25],
])('%s gives %d', (rule, share) => {
  const decisions = { n: 5, c: 3, t: 2, w: 1, fractions: [0.5, 0.5, -0.25] }
  expect(multipleResponseShare(rule, decisions)).toBeCloseTo(share, 12)
})

test.each([
  [2, 1, 0],
  [3, 1, 0.5],
  [4, 2, 0],
  [5, 2, 0.25],
  [5, 3, 0],
  [2, 0, 1],
])('halves of %d options with %d errors gives %d', (n, errors, share) => {
  expect(multipleResponseShare('halves', { n, c: 0, t: 0, w: errors, fractions: [] })).toBe(share)
})

test('an item without a key doesn’t divide by zero', () => {
  for (const rule of ['net-correct', 'coverage'] as const) {
    expect(multipleResponseShare(rule, { n: 2, c: 0, t: 0, w: 1, fractions: [] })).toBe(0)
  }
})
