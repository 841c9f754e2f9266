import fc from 'fast-check'
import { expect, test } from 'vitest'
import { scaledText, unscaled } from './scaled-number'

test('a number is shown with every digit', () => {
  expect(scaledText(0.33333, 10)).toBe('3.3333')
  expect(scaledText(1 / 3, 10)).toBe('3.333333333333333')
  expect(scaledText(0.07, 100)).toBe('7')
  expect(scaledText(1e-9, 1)).toBe('0.000000001')
})

test('text that isn’t a decimal number is NaN', () => {
  for (const shown of ['', 'x', '0x10', 'Infinity', '1,5', '.', '1e', '5x', 'x5'])
    expect(unscaled(shown, 100), shown).toBeNaN()
  expect(['7', '-7.5', '+.5', '5.', '1e2', '1E-2', '12.25e+3'].map((shown) => unscaled(shown, 1))).toEqual([
    7, -7.5, 0.5, 5, 100, 0.01, 12250,
  ])
})

test('a percentage is read back as the value that it was made from', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (value) => {
      expect(unscaled(scaledText(value, 100), 100)).toBe(value)
    }),
  )
})
