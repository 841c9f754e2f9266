import { expect, test } from 'vitest'
import { fQuantile, incompleteBeta, tQuantile } from './distributions'

test('t quantiles equal the published table (two-sided 95%)', () => {
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

test('F quantiles equal the published tables (5% and 2.5%)', () => {
  expect(fQuantile(0.95, 1, 10)).toBeCloseTo(4.9646, 4)
  expect(fQuantile(0.95, 5, 20)).toBeCloseTo(2.7109, 4)
  expect(fQuantile(0.95, 24, 144)).toBeCloseTo(1.598, 2)
  expect(fQuantile(0.975, 10, 10)).toBeCloseTo(3.7168, 3)
  // F with swapped degrees of freedom is the reciprocal.
  expect(fQuantile(0.025, 7, 12)).toBeCloseTo(1 / fQuantile(0.975, 12, 7), 9)
})

test('the incomplete beta function is bounded and symmetric', () => {
  expect(incompleteBeta(0, 2, 3)).toBe(0)
  expect(incompleteBeta(1, 2, 3)).toBe(1)
  // I_x(2, 3) = 6x² − 8x³ + 3x⁴
  for (const x of [0.1, 0.35, 0.5, 0.8])
    expect(incompleteBeta(x, 2, 3)).toBeCloseTo(6 * x ** 2 - 8 * x ** 3 + 3 * x ** 4, 12)
})

test('quantiles and beta function equal reference values', () => {
  for (const [p, freedom, t] of [
    [0.975, 3, 3.1824463052837078],
    [0.975, 0.5, 164.55767348048818],
    [0.6, 4, 0.2707222947075976],
    [0.999, 7, 4.785289628638333],
    [0.51, 2, 0.028289929799333573],
  ] as const)
    expect(tQuantile(p, freedom) / t).toBeCloseTo(1, 9)
  for (const [p, d1, d2, f] of [
    [0.5, 3, 7, 0.870944253187285],
    [0.99, 2, 40, 5.178508235883344],
    [0.01, 5, 5, 0.09118246712859127],
    [0.975, 399, 1197, 1.1701740596688268],
    [0.025, 399, 1197, 0.8490222715807517],
    [0.975, 9, 1, 963.2845789467588],
  ] as const)
    expect(fQuantile(p, d1, d2) / f).toBeCloseTo(1, 9)
  for (const [x, a, b, share] of [
    [0.3, 0.5, 0.5, 0.36901011956554536],
    [0.9, 10, 2, 0.6973568802],
    [0.2, 30, 60, 0.0017044692344977757],
    [0.4, 200, 300, 0.5024286163199315],
    [1e-5, 0.5, 3, 0.005929231084463545],
    [-0.1, 2, 3, 0],
    [1.1, 2, 3, 1],
  ] as const)
    expect(incompleteBeta(x, a, b)).toBeCloseTo(share, 11)
})

test('large quantiles are found to the same relative precision', () => {
  // With 2 and 2 degrees of freedom a share f / (1 + f) lies below f.
  for (const p of [0.5, 0.99, 0.99999]) expect(fQuantile(p, 2, 2) / (p / (1 - p))).toBeCloseTo(1, 8)
  // With 1 degree of freedom t is the tangent.
  expect(tQuantile(0.99999, 1) / Math.tan(Math.PI * 0.49999)).toBeCloseTo(1, 8)
})
