import { expect, test } from 'vitest'
import { isAbbreviation } from '@/domain/items/types/short-text/is-abbreviation'

test.each(['a', 'an', 'and', 'at', 'by', 'for', 'from', 'in', 'of', 'on', 'the', 'to', 'with'])(
  'an abbreviation may leave out “%s” or take its first letter',
  (word) => {
    expect(isAbbreviation('NW', `News ${word} World`)).toBe(true)
    expect(isAbbreviation(`N${word.slice(0, 1)}W`, `News ${word} World`)).toBe(true)
  },
)

test.each([
  ['UN', 'United Nations', true],
  ['U.N.', 'United Nations', true],
  ['G20', 'Group 20', true],
  ['UNi', 'United Nations', true],
  ['UniN', 'United Nations', true],
  ['UtdN', 'United Nations', true],
  ['UdtN', 'United Nations', false],
  ['UN', 'United Free Nations', false],
  ['UNO', 'United Nations', true],
  ['UNX', 'United Nations', false],
  ['U', 'United Nations', false],
  ['', 'United Nations', false],
  ['Un', 'United', false],
  ['OC', 'Organization Co-operation', true],
  ['OCO', 'Organization Co-operation', true],
  ['OP', 'Organization Operation', false],
])('%s abbreviates %s: %s', (short, name, expected) => {
  expect(isAbbreviation(short, name)).toBe(expected)
})
