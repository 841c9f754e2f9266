import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { NumericAnswer } from '@/domain/items/types/numeric/schema'
import { isWithinTolerance } from '@/domain/items/types/numeric/within-tolerance'
import { freeNumbers } from './free-number'

const exactly = (value: string): NumericAnswer => ({ value, fraction: 1, tolerance: { type: 'none' } })
const range = (min: string, max: string): NumericAnswer => ({
  ...{ fraction: 1, tolerance: { type: 'range', min, max } },
})

test.each([
  ['a number within an earlier range', [range('10', '15'), exactly('12')], ['10', null]],
  ['a range around an earlier number', [exactly('12'), range('10', '15')], ['12', '10']],
  [
    'a range that two earlier ranges cover',
    [range('1', '2'), range('2', '3'), range('1', '3')],
    ['1', '3', null],
  ],
  [
    'a range between two earlier ranges',
    [range('1', '2'), range('3', '4'), range('1', '4')],
    ['1', '3', '2.5'],
  ],
  [
    'a range of which only single numbers are taken',
    ['10', '12.5', '15'].map(exactly).concat(range('10', '15')),
    ['10', '12.5', '15', '11.25'],
  ],
  ['a range that ends after an earlier one', [range('0', '2'), range('1', '3')], ['0', '3']],
] as const)('%s', (_, answers, expected) => {
  expect(freeNumbers([...answers])).toEqual(expected)
})

test('finds a number that only this answer takes, or there is none', () => {
  const digits = fc.integer({ min: -12, max: 12 }).map(String)
  const answer: fc.Arbitrary<NumericAnswer> = fc.record({
    ...{ value: digits, fraction: fc.constant(1) },
    tolerance: fc.oneof(
      fc.constant({ type: 'none' as const }),
      fc.record({ type: fc.constant('nominal' as const), value: fc.constantFrom('0', '1', '2.5') }),
      fc.record({ type: fc.constant('relative' as const), value: fc.constantFrom('0.1', '0.5') }),
      fc.record({ type: fc.constant('geometric' as const), value: fc.constantFrom('0', '1', '2', '0.1') }),
      fc.tuple(digits, fc.nat({ max: 9 })).map(([min, width]) => ({
        ...{ type: 'range' as const, min, max: String(Number(min) + width) },
      })),
    ),
  })
  const places = Array.from({ length: 121 }, (_, index) => String(index / 2 - 30))
  fc.assert(
    fc.property(fc.array(answer, { minLength: 1, maxLength: 6 }), (answers) => {
      for (const [index, free] of freeNumbers(answers).entries()) {
        const taker = (number: string) => answers.findIndex((other) => isWithinTolerance(number, other))
        if (free !== null) expect(taker(free)).toBe(index)
        else expect(places.filter((number) => taker(number) === index)).toEqual([])
      }
    }),
    { numRuns: 200 },
  )
})
