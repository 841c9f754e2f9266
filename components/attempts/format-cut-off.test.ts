import { expect, test } from 'vitest'
import { formatCutOff } from './format-cut-off'

const now = new Date('2027-05-01T12:00:00Z')
const minutes = (count: number) => new Date(now.getTime() + count * 60_000)
const limits = { opensAt: null, closesAt: minutes(25), timeLimitSeconds: 3600 }

test('a closing date that shortens the time shows what it leaves', () => {
  expect(formatCutOff(limits, now)).toBe('The closing date leaves 25 min of 60 min if you start now')
  expect(formatCutOff({ ...limits, opensAt: minutes(5) }, now)).toBe(
    'The closing date leaves 20 min of 60 min if you start when it opens',
  )
  expect(formatCutOff({ ...limits, opensAt: minutes(-5) }, now)).toContain(
    '25 min of 60 min if you start now',
  )
})

test.each([{ closesAt: minutes(60) }, { closesAt: null }, { timeLimitSeconds: null }, { closesAt: now }])(
  'nothing is shown with %j',
  (change) => {
    expect(formatCutOff({ ...limits, ...change }, now)).toBeNull()
  },
)
