import { describe, expect, test } from 'vitest'
import { gapsHint, numberHint, textHint } from './field-hints'

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

  test('appears once for all gaps of a text', () => {
    const gap = { id: 'a', label: 'a', type: 'numeric', format: { decimal: ',', group: '.' } } as const
    const text = { id: 'b', label: 'b', type: 'text' } as const
    expect(gapsHint([gap, text, gap, { ...gap, isYear: true }])).toBe(numberHint(gap))
    expect(gapsHint([text, { ...gap, isYear: true }])).toBe('')
  })
})

test('the hint for text lists what must be exact', () => {
  expect(textHint({})).toBe('A word or a few. Capitals, accents, and punctuation don’t matter.')
  expect(textHint({ caseSensitive: true, punctuationSensitive: true })).toBe(
    'A word or a few. Type capitals and punctuation exactly.',
  )
  expect(textHint({ accentSensitive: true })).toBe('A word or a few. Type accents exactly.')
})
