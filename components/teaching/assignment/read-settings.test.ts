import { expect, test } from 'vitest'
import { readSettings } from './read-settings'

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
