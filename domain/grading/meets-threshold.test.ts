import fc from 'fast-check'
import { expect, test } from 'vitest'
import { answeredPart, gradedResult } from './grade'
import { meetsThreshold } from './meets-threshold'

test.each([
  [(29 / 50) * 100, 58, true],
  [0.1 + 0.2, 0.3, true],
  [0.7 + 0.1, 0.8, true],
  [1 - 3 * 0.1, 0.7, true],
  [0.3, 0.1 + 0.2, true],
  [0.58, 0.58, true],
  [0.57999, 0.58, false],
  [57.99, 58, false],
  [0.5999999, 0.6, false],
  [-2, -2, true],
  [-2.1, -2, false],
  [0, 0, true],
  [-0.001, 0, false],
  [1, 0.5, true],
  [1 - 1e-9, 1, true],
  [1 - 2e-9, 1, false],
  [0.5 - 8e-10, 0.5, true],
  [1_000_000 - 5e-4, 1_000_000, true],
])('a score of %d meets %d: %s', (score, threshold, isMet) => {
  expect(meetsThreshold(score, threshold)).toBe(isMet)
})

test('a sum of equal scores meets the same sum despite binary fractions', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1, max: 500 }), (thousandths, count) => {
      const sum = Array.from({ length: count }, () => thousandths / 1000).reduce((total, one) => total + one)
      const exact = (thousandths * count) / 1000
      expect(meetsThreshold(sum, exact)).toBe(true)
      expect(meetsThreshold(exact, sum)).toBe(true)
      expect(meetsThreshold(sum, exact + 0.001)).toBe(false)
    }),
  )
})

test('a fraction that equals 1 in decimal arithmetic is full credit and correct', () => {
  const sum = 0.7 + 0.1 + 0.1 + 0.1
  expect(sum).toBeLessThan(1)
  expect(gradedResult(sum, []).earned).toBe(1)
  expect(answeredPart('a', sum, 'a')).toMatchObject({ fraction: 1, status: 'correct' })
  expect(answeredPart('a', 0.999, 'a')).toMatchObject({ fraction: 0.999, status: 'partial' })
})

test('every whole number of correct questions meets its own percentage', () => {
  for (let asked = 1; asked <= 200; asked++)
    for (let correct = 0; correct <= asked; correct++) {
      const percent = (correct * 100) / asked
      expect(meetsThreshold((correct / asked) * 100, percent)).toBe(true)
      expect(meetsThreshold((correct / asked) * 100, percent + 0.01)).toBe(false)
    }
})
