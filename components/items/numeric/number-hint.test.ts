import { describe, expect, test } from 'vitest'
import { numberHint } from './number-hint'

describe('the hint for a number', () => {
  test.each([
    ['.', ',', 'Use a period for decimals. You can separate thousands with commas or spaces.'],
    [',', '.', 'Use a comma for decimals. You can separate thousands with periods or spaces.'],
    [',', ' ', 'Use a comma for decimals. You can separate thousands with spaces.'],
    ['.', "'", 'Use a period for decimals. You can separate thousands with apostrophes or spaces.'],
    [',', ',', 'Use a comma for decimals.'],
  ] as const)('names the item’s own separators, %s and %s', (decimal, group, expected) => {
    expect(numberHint({ format: { decimal, group } })).toBe(expected)
  })

  test('leaves out separators for a year', () => {
    expect(numberHint({ format: { decimal: '.', group: ',' }, isYear: true })).toBe('')
  })

  test('names the units', () => {
    const units = { list: [{ name: 'km' }, { name: 'm' }], position: 'after', policy: 'optional' } as const
    expect(numberHint({ units })).toBe('Use digits, without separators between thousands. Unit: km or m.')
    expect(numberHint({ units, isYear: true })).toBe('Unit: km or m.')
    expect(numberHint({})).toBe('Use digits, without separators between thousands.')
  })
})
