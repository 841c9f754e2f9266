import { expect, test } from 'vitest'
import { formatNumericKey, formatTextKey } from '@/domain/grading/format-key'

const answer = { value: '60', fraction: 1, tolerance: { type: 'none' } } as const
const unitsOf = (name: string, perBase: string, position: 'before' | 'after') => ({
  ...{ list: [{ name, perBase }], position, policy: 'optional' as const },
  ...{ penalty: 0, penaltyOf: 'response' as const },
})

test('the unit is where the item asks for it', () => {
  expect(formatNumericKey({ answers: [answer], units: unitsOf('$', '1', 'before') })).toBe('$ 60')
  expect(formatNumericKey({ answers: [answer], units: unitsOf('km', '1', 'after') })).toBe('60 km')
})

test('only a unit of the answers follows the number', () => {
  expect(formatNumericKey({ answers: [answer], units: unitsOf('m', '1000', 'after') })).toBe('60')
  expect(formatNumericKey({ answers: [answer] })).toBe('60')
})

test('an item without answers has an empty key', () => {
  expect(formatNumericKey({ answers: [] })).toBe('')
  expect(formatTextKey([])).toBe('')
})
