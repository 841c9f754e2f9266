import { expect, test } from 'vitest'
import { afterLateness, daysLate, lateShare } from './lateness'

const due = new Date('2026-03-01T12:00:00Z')
const after = (ms: number) => new Date(due.getTime() + ms)
const HOUR = 3_600_000

test('nothing is lost in time, without a due date, or within the seconds that it was under way', () => {
  expect(lateShare(due, due, 0.1)).toBe(0)
  expect(lateShare(after(2_000), due, 0.1)).toBe(0)
  expect(lateShare(after(99 * HOUR), null, 0.1)).toBe(0)
})

test('each day that has begun costs its share, and no more than everything is lost', () => {
  expect(daysLate(after(2_001), due)).toBe(1)
  expect(lateShare(after(24 * HOUR), due, 0.1)).toBe(0.1)
  expect(lateShare(after(25 * HOUR), due, 0.1)).toBe(0.2)
  expect(lateShare(after(3 * 24 * HOUR), due, 0.1)).toBe(0.3)
  expect(lateShare(after(40 * 24 * HOUR), due, 0.1)).toBe(1)
  expect(lateShare(after(40 * 24 * HOUR), due, 0)).toBe(0)
})

test('what is left has no dust of binary fractions', () => {
  expect(afterLateness(9, 0.1)).toBe(8.1)
  expect(afterLateness(7, 1)).toBe(0)
})
