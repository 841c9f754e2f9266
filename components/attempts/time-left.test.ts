import { expect, test } from 'vitest'
import { minutesToSay, timeLeftInWords } from './time-left'

test('time left shows minutes and seconds, and hours if there are any', () => {
  expect([754_000, 3_725_000, 59_400, 0, -5_000].map(timeLeftInWords)).toEqual([
    '12:34 left',
    '1:02:05 left',
    '1:00 left',
    '0:00 left',
    '0:00 left',
  ])
})

test('10, 5, and 1 minutes are announced once, when they pass', () => {
  expect(minutesToSay(600_500, 599_500)).toBe(10)
  expect(minutesToSay(599_500, 598_500)).toBeNull()
  expect(minutesToSay(300_001, 300_000)).toBe(5)
  expect(minutesToSay(61_000, 60_000)).toBe(1)
  expect(minutesToSay(Number.POSITIVE_INFINITY, 30_000)).toBeNull()
})
