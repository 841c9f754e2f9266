import { expect, test } from 'vitest'
import {
  formatDate,
  formatDateTime,
  formatDateTimeInZone,
  formatDay,
  formatDuration,
  formatList,
  formatMonth,
  formatMonthName,
  formatNumber,
  formatPercent,
  formatPercentage,
  formatPoints,
  formatStatistic,
  formatStudyTime,
  formatTime,
  plural,
  pluralForm,
} from './format'

test.each([
  [0, '0 cards'],
  [1, '1 card'],
  [2, '2 cards'],
  [1_000, '1,000 cards'],
])('plural writes %i as “%s”', (count, text) => {
  expect(plural(count, 'card')).toBe(text)
})

test.each([
  [0, 'are'],
  [1, 'is'],
  [2, 'are'],
])('the verb with %i is “%s”', (count, verb) => {
  expect(pluralForm(count, 'is', 'are')).toBe(verb)
})

test.each([
  [20_000, 'less than a minute'],
  [60_000, '1 minute'],
  [59 * 60_000, '59 minutes'],
  [60 * 60_000, '1 hour 0 min'],
  [125 * 60_000, '2 hours 5 min'],
])('%d ms of study are written as “%s”', (ms, text) => {
  expect(formatStudyTime(ms)).toBe(text)
})

test('a statistic in percent is rounded', () => {
  expect(formatPercentage(54.4)).toBe('54%')
})

test('plural takes an irregular plural', () => {
  expect(plural(2, 'try', 'tries')).toBe('2 tries')
  expect(plural(1, 'try', 'tries')).toBe('1 try')
})

test.each([
  [1960, '1,960'],
  [7.456, '7.46'],
  [7.5, '7.5'],
  [-0.001, '0'],
  [-1.5, '-1.5'],
])('%d is written as “%s”', (value, text) => {
  expect(formatNumber(value)).toBe(text)
})

test('statistics have two decimal places', () => {
  expect([0.5, -0.001, 0.125, 1].map(formatStatistic)).toEqual(['0.50', '0.00', '0.13', '1.00'])
})

test('digits limit the decimal places', () => {
  expect(formatNumber(0.625, 1)).toBe('0.6')
  expect(formatPercent(0.5449, 1)).toBe('54.5%')
})

test.each([
  [0.544, '54%'],
  [1, '100%'],
  [0, '0%'],
  [-0.001, '0%'],
  [-0.25, '-25%'],
  [12.34, '1,234%'],
])('the share %d is written as “%s”', (ratio, text) => {
  expect(formatPercent(ratio)).toBe(text)
})

test.each([
  [0.75, 10, '7.5'],
  [1 / 3, 10, '3.33'],
  [1, 1000, '1,000'],
])('the share %d of %d points is “%s”', (ratio, possible, text) => {
  expect(formatPoints(ratio, possible)).toBe(text)
})

test('lists have a serial comma', () => {
  expect(formatList([])).toBe('')
  expect(formatList(['A'])).toBe('A')
  expect(formatList(['A', 'B'])).toBe('A and B')
  expect(formatList(['A', 'B', 'C'])).toBe('A, B, and C')
})

test.each([
  [45.4, '45 s'],
  [75, '1 min 15 s'],
  [120, '2 min'],
  [30, '30 s'],
  [60, '1 min'],
  [2400, '40 min'],
  [95, '1 min 35 s'],
  [3600, '60 min'],
])('%d seconds are written as “%s”', (seconds, text) => {
  expect(formatDuration(seconds)).toBe(text)
})

test('days and months are the same in any time zone', () => {
  expect(formatDay('2027-01-04')).toBe('Jan 4, 2027')
  expect(formatMonth('2027-01')).toBe('Jan 2027')
  expect(formatMonthName('2027-01-01')).toBe('Jan')
})

test('instants are written in the requested time zone', () => {
  const at = new Date('2026-11-28T01:57:09Z')
  expect(formatDate(at, 'America/New_York')).toBe('Nov 27, 2026')
  expect(formatTime(at, 'America/New_York')).toBe('8:57 PM')
  expect(formatDateTime(at, 'America/New_York')).toBe('Nov 27, 2026, 8:57 PM')
  expect(formatDateTime(at, 'UTC', { withSeconds: true })).toBe('Nov 28, 2026, 1:57:09 AM')
  expect(formatDateTimeInZone(at, 'Europe/Berlin')).toBe('Nov 28, 2026, 2:57 AM (Europe/Berlin)')
})
