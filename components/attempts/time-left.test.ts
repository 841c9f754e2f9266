import { expect, test } from 'vitest'
import { formatTimeLeft, minutesToAnnounce } from './time-left'

test('time left shows minutes and seconds, and hours if there are any', () => {
  expect([754_000, 3_725_000, 59_400, 0, -5_000].map(formatTimeLeft)).toEqual([
    '12:34 left',
    '1:02:05 left',
    '1:00 left',
    '0:00 left',
    '0:00 left',
  ])
})

test('10, 5, and 1 minutes are announced once, when they pass', () => {
  expect(minutesToAnnounce(600_500, 599_500)).toBe(10)
  expect(minutesToAnnounce(599_500, 598_500)).toBeNull()
  expect(minutesToAnnounce(300_001, 300_000)).toBe(5)
  expect(minutesToAnnounce(61_000, 60_000)).toBe(1)
  expect(minutesToAnnounce(Number.POSITIVE_INFINITY, 30_000)).toBeNull()
})
