import fc from 'fast-check'
import { expect, test } from 'vitest'
import { covariance, kStatistics, mean, quantile, variance, withoutRounding } from './moments'

const list = fc.array(fc.double({ min: -10, max: 10, noNaN: true }), { minLength: 2, maxLength: 30 })

test('means and covariances of short lists', () => {
  expect(mean([])).toBeNull()
  expect(mean([3])).toBe(3)
  expect(mean([1, 2, 6])).toBe(3)
  expect(covariance([], [])).toBeNull()
  expect(covariance([1], [1])).toBeNull()
  expect(covariance([1, 3], [10, 20])).toBe(10)
  expect(covariance([1, 2, 3, 6], [4, 2, 0, 2])).toBeCloseTo(-4 / 3, 12)
  expect(variance([1])).toBeNull()
  expect(variance([1, 2, 3, 4])).toBeCloseTo(5 / 3, 12)
})

test('equal values have exactly their mean, and no variance', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -10, max: 10, noNaN: true }),
      fc.integer({ min: 2, max: 50 }),
      (value, count) => {
        const values = Array.from({ length: count }, () => value)
        expect(mean(values)).toBe(value + 0)
        expect(variance(values)).toBe(0)
      },
    ),
    { seed: 2, numRuns: 200 },
  )
})

test('covariance is symmetric and shift-invariant', () => {
  fc.assert(
    fc.property(list, (values) => {
      const other = [...values].reverse()
      const together = covariance(values, other) ?? 0
      expect(covariance(other, values)).toBeCloseTo(together, 9)
      expect(
        covariance(
          values.map((value) => value + 5),
          other,
        ),
      ).toBeCloseTo(together, 6)
      expect(variance(values)).toBeGreaterThanOrEqual(0)
    }),
    { seed: 2, numRuns: 200 },
  )
})

test('quantiles interpolate', () => {
  expect(quantile([4, 1, 3, 2], 0.5)).toBe(2.5)
  expect(quantile([4, 1, 3, 2], 0.25)).toBe(1.75)
  expect(quantile([10, 1, 3], 0)).toBe(1)
  expect(quantile([10, 1, 3], 1)).toBe(10)
  expect(quantile([10, 1, 3], 0.5)).toBe(3)
  expect(quantile([7], 0.3)).toBe(7)
  expect(quantile([], 0.5)).toBeNull()
})

test('k-statistics equal reference values', () => {
  const k = kStatistics([4.5, 0, 4, 0.5, 4, 3, 5, 0, 2.5, 4].map((value, index) => (index === 7 ? 1 : value)))
  expect(k?.k2).toBeCloseTo(3.1694444444444443, 12)
  expect(k?.k3).toBeCloseTo(-3.2645833333333334, 12)
  expect(k?.k4).toBeCloseTo(-12.547817460317452, 11)
  expect(kStatistics([1, 2, 3])).toBeNull()
  expect(kStatistics([1, 2, 3, 4])).not.toBeNull()
})

test('values within binary rounding are equal', () => {
  expect(withoutRounding([0.3, 0.1 + 0.2, 0.3], 1)).toEqual([0.3, 0.3, 0.3])
  expect(withoutRounding([0.1 + 0.2, 0.3], 1)).toEqual([0.1 + 0.2, 0.1 + 0.2])
  expect(withoutRounding([0, 1e-9], 1)).toEqual([0, 0])
  expect(withoutRounding([0, -1e-9], 1)).toEqual([0, 0])
  expect(withoutRounding([0, 2e-9], 1)).toEqual([0, 2e-9])
  expect(withoutRounding([0, -2e-9], 1)).toEqual([0, -2e-9])
  expect(withoutRounding([0, 2e-9], 10)).toEqual([0, 0])
  expect(withoutRounding([0, 0, 1, 1e-15], 1)).toEqual([0, 0, 1, 1e-15])
  expect(withoutRounding([], 1)).toEqual([])
})
