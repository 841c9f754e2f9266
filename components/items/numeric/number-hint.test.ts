import { expect, test } from 'vitest'
import { formHint, numberHint } from './number-hint'

const units = { list: [{ name: 'km' }, { name: 'm' }], position: 'after', policy: 'optional' } as const
const POINT = { decimal: '.', group: ',' } as const
const COMMA = { decimal: ',', group: '.' } as const

test.each([
  [{ format: POINT }, 'A number.'],
  [{ format: POINT, units }, 'A number. Unit: km or m.'],
  [{ format: COMMA }, 'A number, with a comma for decimals.'],
  [{ format: COMMA, units }, 'A number, with a comma for decimals. Unit: km or m.'],
  [{}, 'A number, without separators between thousands.'],
  [{ format: POINT, isYear: true }, 'A year.'],
  [{ format: COMMA, isYear: true, units }, 'A year. Unit: km or m.'],
] as const)('the hint for a number says what to enter', (number, expected) => {
  expect(numberHint(number)).toBe(expected)
})

test('a number without requirements has no hint for its form', () => {
  expect([formHint({ format: POINT }), formHint({ format: POINT, isYear: true })]).toEqual(['', ''])
  expect(formHint({ format: COMMA })).toBe('A number, with a comma for decimals.')
})
