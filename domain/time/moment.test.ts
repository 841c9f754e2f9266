import { expect, test } from 'vitest'
import { moment } from './moment'

const at = new Date('2026-11-23T09:00:00Z')

test('an instant in JSON becomes a date, and encoding it keeps the instant', () => {
  for (const text of ['2026-11-23T09:00:00Z', '2026-11-23T10:00:00+01:00'])
    expect(moment.parse(text)).toEqual(at)
  expect(moment.parse(JSON.parse(JSON.stringify(at)))).toEqual(at)
  expect(moment.parse(at)).toEqual(at)
})

test.each(['2026-11-23', '2026-11-23T09:00:00', '2026-13-01T09:00:00Z', 0, '', new Date(Number.NaN)])(
  'rejects %s',
  (text) => {
    expect(moment.safeParse(text).success).toBe(false)
  },
)
