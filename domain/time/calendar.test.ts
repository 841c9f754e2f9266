import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addCalendarDays,
  addDays,
  calendarDayOf,
  daysBetween,
  isTimeZone,
  offsetMs,
  readWallTime,
  startOfCalendarDay,
  wallTimeOf,
} from './calendar'

const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Yerevan',
  'Asia/Tehran',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Apia',
]
const zone = fc.constantFrom(...ZONES)
const moment = fc.date({
  min: new Date('2009-01-01'),
  max: new Date('2040-01-01'),
  noInvalidDate: true,
})
const days = fc.integer({ min: -400, max: 400 })
const plus = (at: string, count: number, timeZone: string) =>
  addCalendarDays(new Date(at), count, timeZone).toISOString()

describe('adding calendar days', () => {
  test.each([
    // Berlin: October 30, 2027 is followed by a day of 25 hours. A former bug made this November 1, 22:59.
    ['Europe/Berlin', '2027-10-30T21:59:00Z', 2, '2027-11-01T22:59:00.000Z'],
    ['Europe/Berlin', '2027-11-01T22:59:00Z', -2, '2027-10-30T21:59:00.000Z'],
    ['Europe/Berlin', '2027-03-20T22:59:00Z', 14, '2027-04-03T21:59:00.000Z'],
    ['America/New_York', '2026-10-31T22:00:00Z', 1, '2026-11-01T23:00:00.000Z'],
    ['America/New_York', '2026-03-07T17:00:00Z', 1, '2026-03-08T16:00:00.000Z'],
    // Lord Howe: half an hour.
    ['Australia/Lord_Howe', '2026-10-03T01:00:00Z', 1, '2026-10-04T00:30:00.000Z'],
    // Tehran had daylight saving time until 2022.
    ['Asia/Tehran', '2022-03-21T08:30:00Z', 1, '2022-03-22T07:30:00.000Z'],
    ['Asia/Tehran', '2027-03-21T08:30:00Z', 1, '2027-03-22T08:30:00.000Z'],
    ['Asia/Kathmandu', '2027-03-21T18:14:30.250Z', 1, '2027-03-22T18:14:30.250Z'],
    // Apia had no December 30, 2011.
    ['Pacific/Apia', '2011-12-29T22:00:00Z', 2, '2011-12-30T22:00:00.000Z'],
    ['UTC', '2027-10-30T21:59:00Z', 2, '2027-11-01T21:59:00.000Z'],
  ])('in %s, %s and %i days is %s', (timeZone, at, count, expected) => {
    expect(plus(at, count, timeZone)).toBe(expected)
  })

  test('a time that the clocks skip moves by the length of the skip', () => {
    expect(plus('2027-03-27T01:30:00Z', 1, 'Europe/Berlin')).toBe('2027-03-28T01:30:00.000Z')
    expect(plus('2026-10-02T15:40:00Z', 1, 'Australia/Lord_Howe')).toBe('2026-10-03T15:40:00.000Z')
    // A day that doesn't exist becomes the next one.
    expect(plus('2011-12-29T22:00:00Z', 1, 'Pacific/Apia')).toBe('2011-12-30T22:00:00.000Z')
  })

  test('a time that occurs twice is the first occurrence', () => {
    expect(plus('2027-10-30T00:30:00Z', 1, 'Europe/Berlin')).toBe('2027-10-31T00:30:00.000Z')
    expect(plus('2026-10-31T05:30:00Z', 1, 'America/New_York')).toBe('2026-11-01T05:30:00.000Z')
  })

  test('zero days change nothing, not even the second occurrence of a time', () => {
    const second = new Date('2027-10-31T01:30:00Z')
    expect(addCalendarDays(second, 0, 'Europe/Berlin')).toEqual(second)
  })

  test('the date moves by the days, and the time stays unless the clocks skip it', () => {
    fc.assert(
      fc.property(moment, days, zone, (at, count, timeZone) => {
        const shifted = addCalendarDays(at, count, timeZone)
        const wanted = `${addDays(calendarDayOf(at, timeZone), count)}${wallTimeOf(at, timeZone).slice(10)}`
        const exists = readWallTime(wanted, timeZone)?.ok
        if (exists) expect(wallTimeOf(shifted, timeZone)).toBe(wanted)
        else expect(wallTimeOf(shifted, timeZone) > wanted).toBe(true)
        expect(shifted.getTime() % 60_000).toBe(at.getTime() % 60_000)
      }),
      { numRuns: 400 },
    )
  })

  test('instants a day apart stay in order', () => {
    fc.assert(
      fc.property(moment, days, zone, (at, count, timeZone) => {
        const later = new Date(at.getTime() + 24 * 3_600_000)
        expect(addCalendarDays(at, count, timeZone).getTime()).toBeLessThanOrEqual(
          addCalendarDays(later, count, timeZone).getTime(),
        )
      }),
    )
  })
})

describe('reading a wall-clock time', () => {
  test.each([
    ['2027-03-28T01:59', 'Europe/Berlin', '2027-03-28T00:59:00.000Z'],
    ['2027-03-28T03:00', 'Europe/Berlin', '2027-03-28T01:00:00.000Z'],
    ['2027-10-31T02:30', 'Europe/Berlin', '2027-10-31T00:30:00.000Z'],
    ['2026-11-01T01:30', 'America/New_York', '2026-11-01T05:30:00.000Z'],
    ['2026-04-05T01:45', 'Australia/Lord_Howe', '2026-04-04T14:45:00.000Z'],
    ['2027-06-01T12:00:30', 'Asia/Kathmandu', '2027-06-01T06:15:30.000Z'],
    ['2022-09-21T23:30', 'Asia/Tehran', '2022-09-21T19:00:00.000Z'],
  ])('%s in %s is %s', (wall, timeZone, expected) => {
    expect(readWallTime(wall, timeZone)).toEqual({ ok: true, at: new Date(expected) })
  })

  test.each([
    ['2027-03-28T02:30', 'Europe/Berlin', '2027-03-28T01:59', '2027-03-28T03:00', '2027-03-28T01:00:00Z'],
    ['2027-03-28T02:00', 'Europe/Berlin', '2027-03-28T01:59', '2027-03-28T03:00', '2027-03-28T01:00:00Z'],
    ['2026-03-08T02:59', 'America/New_York', '2026-03-08T01:59', '2026-03-08T03:00', '2026-03-08T07:00:00Z'],
    [
      '2026-10-04T02:10',
      'Australia/Lord_Howe',
      '2026-10-04T01:59',
      '2026-10-04T02:30',
      '2026-10-03T15:30:00Z',
    ],
    ['2022-03-22T00:30', 'Asia/Tehran', '2022-03-21T23:59', '2022-03-22T01:00', '2022-03-21T20:30:00Z'],
    ['2011-12-30T12:00', 'Pacific/Apia', '2011-12-29T23:59', '2011-12-31T00:00', '2011-12-30T10:00:00Z'],
  ])('%s does not exist in %s: it lies between %s and %s', (wall, timeZone, before, after, skipAt) => {
    expect(readWallTime(wall, timeZone)).toEqual({ ok: false, before, after, skipAt: new Date(skipAt) })
  })

  test.each(['', 'tomorrow', '2027-02-30T10:00', '2027-13-01T10:00', '2027-03-28'])(
    '%j is not a date and time',
    (wall) => {
      expect(readWallTime(wall, 'UTC')).toBeNull()
    },
  )

  test('a local time is read back as the same minute, or as the first of two', () => {
    fc.assert(
      fc.property(moment, zone, (at, timeZone) => {
        const reading = readWallTime(wallTimeOf(at, timeZone), timeZone)
        if (!reading?.ok) throw new Error('This local time exists.')
        const minute = Math.floor(at.getTime() / 60_000) * 60_000
        expect(reading.at.getTime()).toBeLessThanOrEqual(minute)
        expect(wallTimeOf(reading.at, timeZone)).toBe(wallTimeOf(at, timeZone))
      }),
      { numRuns: 300 },
    )
  })
})

test('an instant has its calendar date and its offset', () => {
  const at = new Date('2027-10-30T22:30:00.123Z')
  expect(calendarDayOf(at, 'Europe/Berlin')).toBe('2027-10-31')
  expect(calendarDayOf(at, 'UTC')).toBe('2027-10-30')
  expect(offsetMs(at, 'Asia/Kathmandu')).toBe((5 * 60 + 45) * 60_000)
  expect(offsetMs(at, 'America/New_York')).toBe(-4 * 3_600_000)
  expect(wallTimeOf(at, 'Asia/Tehran')).toBe('2027-10-31T02:00')
})

test('days between two dates count the calendar, including leap days', () => {
  expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2)
  expect(daysBetween('2027-09-01', '2027-02-01')).toBe(-212)
  expect(daysBetween('2026-12-30', '2027-01-02')).toBe(3)
  expect(addDays('2026-02-27', 2)).toBe('2026-03-01')
})

test('a time zone is recognized by its name', () => {
  expect(isTimeZone('Asia/Yerevan')).toBe(true)
  expect(isTimeZone('Middle/Earth')).toBe(false)
})

test('a calendar day starts at midnight, or when the clocks skip it', () => {
  expect(startOfCalendarDay('2027-03-28', 'UTC')).toEqual(new Date('2027-03-28T00:00:00Z'))
  expect(startOfCalendarDay('2027-01-01', 'Asia/Yerevan')).toEqual(new Date('2026-12-31T20:00:00Z'))
  // Lebanon skips the hour from midnight.
  expect(startOfCalendarDay('2027-03-28', 'Asia/Beirut')).toEqual(new Date('2027-03-27T22:00:00Z'))
  expect(() => startOfCalendarDay('2027-02-30', 'UTC')).toThrow(RangeError)
})
