import { expect, test } from 'vitest'
import { isOneTypo } from '@/domain/items/types/short-text/is-one-typo'
import { INSENSITIVE } from '@/domain/items/types/short-text/normalize-text'
import { splitBrackets } from '@/domain/items/types/short-text/strip-surroundings'
import { textKey } from '@/domain/items/types/short-text/text-keys'

test.each([
  ['Paris', [['paris']]],
  ['Paris (Texas)', [['paris (texas)']]],
  ['United Nations (UN)', [['united nations (un)'], ['united nations'], ['un']]],
  ['Minsk *', [['minsk ', '']]],
])('the patterns of %s are %j', (answer, patterns) => {
  expect(textKey(answer, INSENSITIVE).patterns).toEqual(patterns)
})

test('if punctuation matters, a name and its abbreviation are one pattern', () => {
  const exact = { ...INSENSITIVE, punctuationSensitive: true }
  expect(textKey('United Nations (UN)', exact).patterns).toEqual([['united nations (un)']])
})

test('the text of a key is as its author wrote it, trimmed', () => {
  expect(textKey(' Azerbaijan ', INSENSITIVE).text).toBe('Azerbaijan')
  expect(textKey(' 5 \\* years ', INSENSITIVE).text).toBe('5 * years')
})

test.each([
  ['NATO', null],
  ['NATO)', null],
  ['(NATO)', null],
  ['NATO ()', null],
  ['(NATO) x', null],
  ['Alliance ( NATO )', ['Alliance', 'NATO']],
  ['A (B (C))', ['A', 'B (C)']],
])('%s is split at its brackets into %j', (text, parts) => {
  expect(splitBrackets(text)).toEqual(parts)
})

test('equal words have no typo', () => {
  expect(isOneTypo(['azerbaijan'], { words: ['azerbaijan'], letters: [10] })).toBe(false)
  expect(isOneTypo(['azerbajan'], { words: ['azerbaijan'], letters: [10] })).toBe(true)
})
