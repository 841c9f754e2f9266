import { expect, test } from 'vitest'
import { compareWithRange, countWords } from './count-words'

test.each([
  ['', 0],
  [' \n\n ', 0],
  ['one', 1],
  ['The CSTO’s 3,600 soldiers — all of them', 7],
  ['First paragraph.\n\nSecond one.', 4],
  ['well-armed', 1],
  ['… – ,', 0],
])('%j has %i words', (text, words) => {
  expect(countWords(text)).toBe(words)
})

test('a count is below, within, or above the range, whose ends are within', () => {
  const range = { minWords: 50, maxWords: 300 }
  expect([49, 50, 300, 301].map((words) => compareWithRange(words, range))).toEqual([
    'below',
    'within',
    'within',
    'above',
  ])
})
