import { expect, test } from 'vitest'
import { numberFrom } from './read-form'

test.each([
  ['', null],
  [' ', null],
  ['5', 5],
  [' -0.5 ', -0.5],
  ['.5', 0.5],
  ['5.', 5],
  ['1e3', 1000],
])('%j in a number field is %j', (typed, number) => {
  expect(numberFrom({ field: typed }, 'field')).toBe(number)
})

test.each(['0x10', '0b1', 'Infinity', 'NaN', '1,5', '1 000', 'five'])('%j isn’t a number', (typed) => {
  expect(numberFrom({ field: typed }, 'field')).toBeNaN()
})

test('a missing field is empty', () => {
  expect(numberFrom({}, 'field')).toBeNull()
})
