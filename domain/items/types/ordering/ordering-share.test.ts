import fc from 'fast-check'
import { expect, test } from 'vitest'
import { orderingShare } from '@/domain/items/types/ordering/ordering-share'
import { OrderingRuleSchema } from '@/domain/items/types/ordering/schema'

const orders = fc.integer({ min: 2, max: 8 }).chain((k) =>
  fc.shuffledSubarray(
    Array.from({ length: k }, (_, position) => position),
    { minLength: k, maxLength: k },
  ),
)

test.each(OrderingRuleSchema.options)(
  '%s gives 1 only to the correct order, and stays within 0 to 1',
  (rule) => {
    fc.assert(
      fc.property(orders, (positions) => {
        const share = orderingShare(rule, positions)
        expect(share).toBeGreaterThanOrEqual(0)
        expect(share).toBeLessThanOrEqual(1)
        expect(share === 1).toBe(positions.every((position, index) => position === index))
      }),
    )
  },
)

test.each([
  'next-exclude-last',
  'longest-ordered-subset',
  'longest-contiguous-subset',
  'all-previous-and-next',
] as const)('%s gives nothing for the reversed order', (rule) => {
  expect(orderingShare(rule, [4, 3, 2, 1, 0])).toBe(0)
})

// Calculated manually from the formulas of the docstring, for the order b c d a (its correct positions 1 2 3 0).
test.each([
  ['absolute-position', 0],
  ['all-or-nothing', 0],
  ['next-exclude-last', 2 / 3],
  ['next-include-last', 2 / 4],
  ['one-previous-and-next', 4 / 8],
  ['all-previous-and-next', 3 / 6],
  ['longest-ordered-subset', 3 / 4],
  ['longest-contiguous-subset', 3 / 4],
  ['distance', (2 + 2 + 2 + 0) / 12],
] as const)('%s of b c d a is %d', (rule, share) => {
  expect(orderingShare(rule, [1, 2, 3, 0])).toBeCloseTo(share, 12)
})

// Calculated in the same way, for the order a c d b (its correct positions 0 2 3 1).
test.each([
  ['absolute-position', 1 / 4],
  ['all-or-nothing', 0],
  ['next-exclude-last', 1 / 3],
  ['next-include-last', 1 / 4],
  ['one-previous-and-next', 3 / 8],
  ['all-previous-and-next', 4 / 6],
  ['longest-ordered-subset', 3 / 4],
  ['longest-contiguous-subset', 2 / 4],
  ['distance', (3 + 2 + 2 + 1) / 12],
] as const)('%s of a c d b is %d', (rule, share) => {
  expect(orderingShare(rule, [0, 2, 3, 1])).toBeCloseTo(share, 12)
})

test.each(OrderingRuleSchema.options)('%s gives 1 to a single element', (rule) => {
  expect(orderingShare(rule, [0])).toBe(1)
})
