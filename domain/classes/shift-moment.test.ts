import fc from 'fast-check'
import { expect, test } from 'vitest'
import { daysBetween, isTimeZone, shiftMoment } from './shift-moment'

const ZONES = [
  'UTC',
  'Asia/Yerevan',
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
]
const zone = fc.constantFrom(...ZONES)
const moment = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString())
const days = fc.integer({ min: -400, max: 400 })

const wallTime = (iso: string, timeZone: string) =>
  new Date(iso).toLocaleTimeString('en-GB', { timeZone, hour12: false })
const wallDate = (iso: string, timeZone: string) => new Date(iso).toLocaleDateString('sv-SE', { timeZone })

test('a deadline keeps its time of day across the start of summer time', () => {
  // Berlin goes from +01:00 to +02:00 on 28 March 2027.
  expect(shiftMoment('2027-03-20T22:59:00Z', 14, 'Europe/Berlin')).toBe('2027-04-03T21:59:00.000Z')
  expect(shiftMoment('2027-04-03T21:59:00Z', -14, 'Europe/Berlin')).toBe('2027-03-20T22:59:00.000Z')
  expect(shiftMoment('2027-03-20T22:59:00Z', 14, 'UTC')).toBe('2027-04-03T22:59:00.000Z')
})

test('a time that the clock skips becomes the one an hour later, and of a doubled one the first is taken', () => {
  expect(shiftMoment('2027-03-27T01:30:00Z', 1, 'Europe/Berlin')).toBe('2027-03-28T01:30:00.000Z')
  // 02:30 comes twice on 31 October 2027.
  expect(shiftMoment('2027-10-30T00:30:00Z', 1, 'Europe/Berlin')).toBe('2027-10-31T00:30:00.000Z')
})

test('the date on the wall moves by the days', () => {
  fc.assert(
    fc.property(moment, days, zone, (iso, by, timeZone) => {
      const shifted = shiftMoment(iso, by, timeZone)
      expect(daysBetween(wallDate(iso, timeZone), wallDate(shifted, timeZone))).toBe(by)
    }),
  )
})

test('the time on the wall stays, but where the clock skips it', () => {
  fc.assert(
    fc.property(moment, days, zone, (iso, by, timeZone) => {
      const shifted = shiftMoment(iso, by, timeZone)
      const isSkipped = wallTime(shifted, timeZone) !== wallTime(iso, timeZone)
      // It then stands just after a change: an hour before, the clock showed another offset.
      const before = new Date(Date.parse(shifted) - 2 * 3_600_000).toISOString()
      if (isSkipped)
        expect(wallTime(before, timeZone).slice(0, 2)).not.toBe(wallTime(shifted, timeZone).slice(0, 2))
      else expect(wallTime(shifted, timeZone)).toBe(wallTime(iso, timeZone))
    }),
  )
})

test('the order of moments a day apart is kept', () => {
  fc.assert(
    fc.property(moment, days, zone, (iso, by, timeZone) => {
      const later = new Date(Date.parse(iso) + 24 * 3_600_000).toISOString()
      expect(Date.parse(shiftMoment(iso, by, timeZone))).toBeLessThan(
        Date.parse(shiftMoment(later, by, timeZone)),
      )
    }),
  )
})

test('days between two dates count the calendar, leap days included', () => {
  expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2)
  expect(daysBetween('2027-09-01', '2027-02-01')).toBe(-212)
})

test('a zone is known by its name', () => {
  expect(isTimeZone('Asia/Yerevan')).toBe(true)
  expect(isTimeZone('Middle/Earth')).toBe(false)
})
