import { expect, test } from 'vitest'
import { isSameSettings, readSettings } from './read-settings'

const read = (fields: Record<string, string>) => readSettings((name) => fields[name] ?? '')

test('typed settings are read in the zone of the form', () => {
  expect(
    read({
      ...{ attempts: '2', timeLimitMinutes: '20', points: '12.5' },
      ...{ dueAt: '2027-03-01T18:00', 'dueAt-zone': 'Europe/Berlin' },
    }),
  ).toEqual({
    ...{ attempts: 2, timeLimitMinutes: 20, points: 12.5 },
    ...{ opensAt: null, dueAt: '2027-03-01T17:00:00.000Z', closesAt: null },
  })
})

test('empty and unfinished fields count as empty', () => {
  expect(read({ attempts: '', timeLimitMinutes: '-', points: '', opensAt: '2027-03' })).toEqual({
    ...{ attempts: null, timeLimitMinutes: null, points: 0 },
    ...{ opensAt: null, dueAt: null, closesAt: null },
  })
})

test('settings are compared to the minute', () => {
  const one = read({ points: '5', dueAt: '2027-03-01T18:00' })
  expect(isSameSettings(one, { ...one, dueAt: '2027-03-01T18:00:30.123Z' })).toBe(true)
  expect(isSameSettings(one, { ...one, dueAt: '2027-03-01T18:01:00.000Z' })).toBe(false)
  expect(isSameSettings(one, { ...one, attempts: 2 })).toBe(false)
  expect(isSameSettings(one, { ...one, dueAt: null })).toBe(false)
})
