import { describe, expect, test } from 'vitest'
import { afterLateness, daysLate, latenessOf } from './lateness'

const due = new Date('2026-03-01T12:00:00Z')
const since = (ms: number) => new Date(due.getTime() + ms)
const HOUR = 3_600_000
const share = (submittedAt: Date, penaltyPerDay = 0.1, dueAt: Date | null = due) =>
  latenessOf({ submittedAt, dueAt, closesAt: null, penaltyPerDay, timeZone: 'UTC' }).share

describe('days late', () => {
  test.each([
    // Due on the last summer evening of 2027 in Berlin: the next day has 25 hours. It was once penalized as 2 days.
    ['Europe/Berlin', '2027-10-30T21:59:00Z', '2027-10-31T22:30:00Z', 1],
    ['Europe/Berlin', '2027-10-30T21:59:00Z', '2027-10-31T22:59:00Z', 1],
    ['Europe/Berlin', '2027-10-30T21:59:00Z', '2027-10-31T23:00:01Z', 1],
    ['Europe/Berlin', '2027-10-30T21:59:00Z', '2027-10-31T23:00:03Z', 2],
    // A day of 23 hours.
    ['America/New_York', '2026-03-08T03:59:00Z', '2026-03-09T03:59:00Z', 1],
    ['America/New_York', '2026-03-08T03:59:00Z', '2026-03-09T04:00:03Z', 2],
    // The date in the class’s time zone counts, not the UTC date.
    ['Asia/Kathmandu', '2027-05-01T18:14:00Z', '2027-05-01T18:15:03Z', 1],
    ['Asia/Tehran', '2027-05-01T08:30:00Z', '2027-05-02T20:29:00Z', 1],
    ['Asia/Tehran', '2027-05-01T08:30:00Z', '2027-05-02T20:30:03Z', 2],
    // Apia skipped December 30.
    ['Pacific/Apia', '2011-12-30T09:59:00Z', '2011-12-30T10:00:03Z', 1],
    ['Pacific/Apia', '2011-12-30T09:59:00Z', '2011-12-31T10:00:03Z', 2],
    ['Australia/Lord_Howe', '2026-04-04T12:59:00Z', '2026-04-05T13:00:00Z', 1],
  ])('in %s, due %s and submitted %s is %i', (timeZone, dueAt, submittedAt, expected) => {
    expect(daysLate(new Date(submittedAt), new Date(dueAt), timeZone)).toBe(expected)
  })

  test('a submission later on the due date is 1 day late', () => {
    expect(daysLate(due, due, 'UTC')).toBe(0)
    expect(daysLate(since(2_000), due, 'UTC')).toBe(0)
    expect(daysLate(since(2_001), due, 'UTC')).toBe(1)
    expect(daysLate(since(36 * HOUR), due, 'UTC')).toBe(1)
    expect(daysLate(since(36 * HOUR + 2_001), due, 'UTC')).toBe(2)
  })
})

test('each late day costs its share, up to everything', () => {
  expect(share(since(2_000))).toBe(0)
  expect(share(since(24 * HOUR))).toBe(0.1)
  expect(share(since(3 * 24 * HOUR))).toBe(0.3)
  expect(share(since(9 * 24 * HOUR), 0.1)).toBe(0.9)
  expect(share(since(40 * 24 * HOUR))).toBe(1)
  expect(share(since(40 * 24 * HOUR), 0)).toBe(0)
  expect(share(since(99 * HOUR), 0.1, null)).toBe(0)
})

test('submissions after the due date or in grace are late', () => {
  const late = (submittedAt: Date, dates: { dueAt?: Date; closesAt?: Date }) =>
    latenessOf({ dueAt: null, closesAt: null, penaltyPerDay: 0, timeZone: 'UTC', submittedAt, ...dates })
      .isLate
  expect(late(since(HOUR), {})).toBe(false)
  expect(late(since(HOUR), { dueAt: due })).toBe(true)
  expect(late(due, { dueAt: due })).toBe(false)
  expect(late(since(2_001), { closesAt: due })).toBe(true)
  expect(late(since(2_000), { closesAt: due })).toBe(false)
  expect(late(since(HOUR), { closesAt: due, dueAt: since(2 * HOUR) })).toBe(true)
})

test('penalized points have no rounding errors', () => {
  expect(afterLateness(9, 0.1)).toBe(8.1)
  expect(afterLateness(7, 1)).toBe(0)
})
