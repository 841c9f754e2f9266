import { expect, test } from 'vitest'
import { closeOf, endOf, graceEndOf, isOver, secondsCutOff } from './attempt'

const startedAt = new Date('2027-05-01T12:00:00Z')
const past = (seconds: number) => new Date(startedAt.getTime() + seconds * 1000)

test('an attempt closes at the earlier of limit and closing date', () => {
  const close = (closesAt: Date | null, timeLimitSeconds: number | null) =>
    closeOf(startedAt, { closesAt, timeLimitSeconds })
  expect(close(null, null)).toBeNull()
  expect(close(past(60), null)).toEqual(past(60))
  expect(close(null, 90)).toEqual(past(90))
  expect(close(past(60), 90)).toEqual(past(60))
  expect(close(past(91), 90)).toEqual(past(90))
})

test('an attempt ends when it is submitted, or if it is abandoned, when its time is up', () => {
  const closesAt = past(60)
  expect(endOf({ state: 'graded', submittedAt: past(30), closesAt })).toEqual(past(30))
  expect(endOf({ state: 'abandoned', submittedAt: null, closesAt })).toEqual(closesAt)
  expect(endOf({ state: 'in-progress', submittedAt: null, closesAt })).toBeNull()
})

test('a grace period ends its length after the close', () => {
  expect(graceEndOf({ closesAt: past(60), whenTimeIsUp: { do: 'grace', graceSeconds: 30 } })).toEqual(
    past(90),
  )
  expect(graceEndOf({ closesAt: null, whenTimeIsUp: { do: 'grace', graceSeconds: 30 } })).toBeNull()
  expect(graceEndOf({ closesAt: past(60), whenTimeIsUp: { do: 'submit' } })).toBeNull()
})

test('a moment is over after the in-flight allowance', () => {
  expect(isOver(null, past(0))).toBe(false)
  expect(isOver(past(0), past(2))).toBe(false)
  expect(isOver(past(0), past(2.001))).toBe(true)
})

test.each([
  [null, 60, 0],
  [60, null, 0],
  [60, 60, 0],
  [61, 60, 0],
  [40, 60, 20],
  [-10, 60, 60],
] as const)('with a close after %j s and a time limit of %j s, %i s are cut off', (close, limit, lost) => {
  const closesAt = close === null ? null : past(close)
  expect(secondsCutOff(startedAt, { closesAt, timeLimitSeconds: limit })).toBe(lost)
})
