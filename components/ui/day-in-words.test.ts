import { expect, test } from 'vitest'
import { dayInWords, monthInWords } from './day-in-words'

test('a day and a month are read in words, with the year', () => {
  expect(dayInWords('2027-01-04')).toBe('4 Jan 2027')
  expect(monthInWords('2026-10')).toBe('Oct 2026')
})
