import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '@/domain/time/calendar'
import { dayShiftAt, endOfStudyDay, startOfStudyDay, studyDayOf, timeOnStudyDay } from './study-day'

const at = (timeZone: string, dayStartsAt = 4) => ({ timeZone, dayStartsAt })
const day = (moment: string, timeZone: string) => studyDayOf(new Date(moment), at(timeZone))

describe('a study day ends at 04:00 local time', () => {
  test.each([
    ['in UTC', '2026-03-02T03:59:59Z', 'UTC', '2026-03-01'],
    ['in UTC, a second later', '2026-03-02T04:00:00Z', 'UTC', '2026-03-02'],
    [
      'in Yerevan, four hours ahead, without summer time',
      '2026-07-01T23:59:59Z',
      'Asia/Yerevan',
      '2026-07-01',
    ],
    ['in Yerevan, at its 04:00', '2026-07-02T00:00:00Z', 'Asia/Yerevan', '2026-07-02'],
    ['in Kolkata, half hours', '2026-01-01T22:29:00Z', 'Asia/Kolkata', '2026-01-01'],
    ['in Kolkata, at its 04:00', '2026-01-01T22:30:00Z', 'Asia/Kolkata', '2026-01-02'],
    ['in Berlin in winter', '2026-01-15T02:59:59Z', 'Europe/Berlin', '2026-01-14'],
    ['in Berlin in summer', '2026-07-15T02:00:00Z', 'Europe/Berlin', '2026-07-15'],
    ['in New York', '2026-07-15T07:59:59Z', 'America/New_York', '2026-07-14'],
    ['on Kiritimati, 14 hours ahead', '2026-07-14T14:00:00Z', 'Pacific/Kiritimati', '2026-07-15'],
  ])('%s', (_, moment, timeZone, expected) => {
    expect(day(moment, timeZone)).toBe(expected)
  })
})

describe('at a clock change', () => {
  const hours = (moment: string, timeZone: string, dayStartsAt = 4) => {
    const clock = at(timeZone, dayStartsAt)
    const end = endOfStudyDay(new Date(moment), clock)
    const start = startOfStudyDay(studyDayOf(new Date(moment), clock), clock)
    return (end.getTime() - start.getTime()) / 3_600_000
  }

  test.each([
    // The clocks change in the night before Sunday, which belongs to Saturday's study day.
    ['Europe/Berlin', '2026-03-28T12:00:00Z', 23],
    ['Europe/Berlin', '2026-10-24T12:00:00Z', 25],
    ['Europe/Berlin', '2026-06-10T12:00:00Z', 24],
    ['America/New_York', '2026-03-07T18:00:00Z', 23],
    ['America/New_York', '2026-10-31T18:00:00Z', 25],
    // A half-hour offset with daylight saving time, and one whose daylight saving time is half an hour.
    ['America/St_Johns', '2026-03-07T18:00:00Z', 23],
    ['America/St_Johns', '2026-10-31T18:00:00Z', 25],
    ['Australia/Lord_Howe', '2026-10-03T03:00:00Z', 23.5],
    ['Australia/Lord_Howe', '2026-04-04T03:00:00Z', 24.5],
    // Offsets of half an hour and three quarters, without daylight saving time.
    ['Asia/Kolkata', '2026-03-28T12:00:00Z', 24],
    ['Asia/Kathmandu', '2026-10-24T12:00:00Z', 24],
    ['Asia/Yerevan', '2026-03-28T12:00:00Z', 24],
  ])('in %s the study day around %s has %d hours', (timeZone, moment, expected) => {
    expect(hours(moment, timeZone)).toBe(expected)
  })

  test('a day that starts at midnight has the calendar day’s length', () => {
    expect(hours('2026-03-29T12:00:00Z', 'Europe/Berlin', 0)).toBe(23)
    expect(hours('2026-10-25T12:00:00Z', 'Europe/Berlin', 0)).toBe(25)
  })

  test('the boundary stays at 04:00 local time', () => {
    for (const [day, timeZone, boundary] of [
      ['2026-03-29', 'Europe/Berlin', '2026-03-29T02:00:00Z'],
      ['2026-10-25', 'Europe/Berlin', '2026-10-25T03:00:00Z'],
      ['2026-03-08', 'America/St_Johns', '2026-03-08T06:30:00Z'],
      ['2026-11-01', 'America/St_Johns', '2026-11-01T07:30:00Z'],
      ['2026-10-25', 'Asia/Kolkata', '2026-10-24T22:30:00Z'],
    ] as const) {
      expect(startOfStudyDay(day, at(timeZone))).toEqual(new Date(boundary))
      expect(studyDayOf(new Date(boundary), at(timeZone))).toBe(day)
      expect(studyDayOf(new Date(Date.parse(boundary) - 1), at(timeZone))).toBe(addDays(day, -1))
    }
  })

  test('if clocks skip the hour, the day starts at the skip', () => {
    // In New York, 02:00 to 03:00 on March 8, 2026 doesn't exist.
    const start = startOfStudyDay('2026-03-08', at('America/New_York', 2))
    expect(studyDayOf(start, at('America/New_York', 2))).toBe('2026-03-08')
    expect(studyDayOf(new Date(start.getTime() - 1), at('America/New_York', 2))).toBe('2026-03-07')
  })
})

test('every moment is in its study day, in every zone and for every hour', () => {
  const zones = [
    'UTC',
    'Europe/Berlin',
    'America/New_York',
    'Asia/Yerevan',
    'Asia/Kolkata',
    'America/St_Johns',
    'Australia/Lord_Howe',
    'Pacific/Apia',
  ]
  const moments = fc.date({ min: new Date('2024-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(
      moments,
      fc.constantFrom(...zones),
      fc.constantFrom(0, 3, 4, 5, 23),
      (moment, timeZone, hour) => {
        const clock = at(timeZone, hour)
        const end = endOfStudyDay(moment, clock)
        expect(end.getTime()).toBeGreaterThan(moment.getTime())
        expect(end.getTime() - moment.getTime()).toBeLessThanOrEqual(25 * 3_600_000)
        expect(startOfStudyDay(studyDayOf(moment, clock), clock).getTime()).toBeLessThanOrEqual(
          moment.getTime(),
        )
      },
    ),
    { numRuns: 300 },
  )
})

test('the shift is the zone’s offset minus the hour', () => {
  expect(dayShiftAt(new Date('2026-01-01T00:00:00Z'), at('Asia/Kolkata'))).toBe(330 - 240)
})

test('a time before the start of the day belongs to the night at its end', () => {
  const clock = at('Europe/Berlin')
  expect(timeOnStudyDay('2027-03-01', '18:30', clock)).toEqual(new Date('2027-03-01T17:30:00Z'))
  expect(timeOnStudyDay('2027-03-01', '03:59', clock)).toEqual(new Date('2027-03-02T02:59:00Z'))
  // The clocks skip 2:00 to 3:00 that night.
  expect(timeOnStudyDay('2027-03-27', '02:30', clock)).toEqual(new Date('2027-03-28T01:00:00Z'))
})
