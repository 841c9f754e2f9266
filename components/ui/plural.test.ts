import { expect, test } from 'vitest'
import { plural } from './plural'

test.each([
  [0, '0 cards'],
  [1, '1 card'],
  [2, '2 cards'],
  [1_000, '1,000 cards'],
])('%i is written as “%s”', (count, words) => {
  expect(plural(count, 'card')).toBe(words)
})

test('an irregular plural is named', () => {
  expect(plural(2, 'try', 'tries')).toBe('2 tries')
  expect(plural(1, 'try', 'tries')).toBe('1 try')
})
