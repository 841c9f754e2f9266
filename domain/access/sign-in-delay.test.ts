import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DELAY_RULES, delayBefore } from './sign-in-delay'

const NOW = new Date('2026-11-29T12:00:00Z')
const ago = (ms: number) => new Date(NOW.getTime() - ms)
const rule = { free: 3, firstMs: 1000, longestMs: 5000, forgottenMs: 60_000 }

test.each([
  [2, 0, 0],
  [3, 0, 1000],
  [4, 0, 2000],
  [5, 0, 4000],
  [6, 0, 5000],
  [2000, 0, 5000],
  [4, 1500, 500],
  [4, 2000, 0],
  [2000, 60_000, 0],
])('after %i failures, the last %i ms ago, the delay is %i ms', (count, since, delay) => {
  expect(delayBefore(rule, { count, lastAt: ago(since) }, NOW)).toBe(delay)
})

test('another failure never shortens a delay, and no delay exceeds the longest', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...Object.values(DELAY_RULES)),
      fc.nat({ max: 500 }),
      fc.nat({ max: 90_000_000 }),
      (delayRule, count, since) => {
        const lastAt = ago(since)
        const delay = delayBefore(delayRule, { count, lastAt }, NOW)
        expect(delayBefore(delayRule, { count: count + 1, lastAt }, NOW)).toBeGreaterThanOrEqual(delay)
        expect(delay).toBeLessThanOrEqual(delayRule.longestMs)
      },
    ),
  )
})

test('guesses from many IP addresses delay an account for 1 minute at most', () => {
  const attacked = { count: 100_000, lastAt: NOW }
  expect(delayBefore(DELAY_RULES['sign-in-account'], attacked, NOW)).toBe(60_000)
  expect(delayBefore(DELAY_RULES['sign-in-address'], attacked, NOW)).toBe(60_000)
})
