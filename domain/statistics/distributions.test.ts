import { expect, test } from 'vitest'
import { fQuantile, incompleteBeta, tQuantile } from './distributions'

test('the quantiles of t equal the published table (two-sided 95 %)', () => {
  const table = [
    [1, 12.706],
    [2, 4.303],
    [5, 2.571],
    [10, 2.228],
    [24, 2.064],
    [30, 2.042],
    [120, 1.98],
  ] as const
  for (const [freedom, t] of table) expect(tQuantile(0.975, freedom)).toBeCloseTo(t, 3)
})

test('the quantiles of F equal the published tables (upper 5 % and 2.5 %)', () => {
  expect(fQuantile(0.95, 1, 10)).toBeCloseTo(4.9646, 4)
  expect(fQuantile(0.95, 5, 20)).toBeCloseTo(2.7109, 4)
  expect(fQuantile(0.95, 24, 144)).toBeCloseTo(1.598, 2)
  expect(fQuantile(0.975, 10, 10)).toBeCloseTo(3.7168, 3)
  // F with its degrees swapped is the reciprocal.
  expect(fQuantile(0.025, 7, 12)).toBeCloseTo(1 / fQuantile(0.975, 12, 7), 9)
})

test('the incomplete beta function runs from 0 to 1 and is symmetric', () => {
  expect(incompleteBeta(0, 2, 3)).toBe(0)
  expect(incompleteBeta(1, 2, 3)).toBe(1)
  // I_x(2, 3) = 6x² − 8x³ + 3x⁴
  for (const x of [0.1, 0.35, 0.5, 0.8])
    expect(incompleteBeta(x, 2, 3)).toBeCloseTo(6 * x ** 2 - 8 * x ** 3 + 3 * x ** 4, 12)
})
