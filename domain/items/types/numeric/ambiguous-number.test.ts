import { expect, test } from 'vitest'
import { findAmbiguity } from './ambiguous-number'

const english = { decimal: '.', group: ',' } as const

test('without a format, a grouped number with two readings is ambiguous', () => {
  expect(findAmbiguity('1.960', 2, undefined, false)?.choices).toEqual(['1960', '1.96'])
  expect(findAmbiguity('1.960', 1, undefined, false)).toBeNull()
  expect(findAmbiguity('19.60', 2, undefined, false)).toBeNull()
})

test('with a format, a number grouped under another convention is ambiguous', () => {
  expect(findAmbiguity('1.960', 1, english, false)?.choices).toEqual(['1,960', '1.96'])
  expect(findAmbiguity('1.960.000', 0, english, false)?.choices).toEqual(['1,960,000'])
  expect(findAmbiguity('1,960', 1, english, false)).toBeNull()
  expect(findAmbiguity('1.960e3', 1, english, false)).toBeNull()
})

test('a number isn’t ambiguous if its decimals are expected', () => {
  expect(findAmbiguity('1.960', 1, english, true)).toBeNull()
  expect(findAmbiguity('1.960.000', 0, english, true)).not.toBeNull()
})
