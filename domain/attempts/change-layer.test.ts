import { expect, test } from 'vitest'
import { changeLayer } from './change-layer'

const closesAt = new Date('2027-05-01T12:00:00Z')

test('a change sets and clears only its fields', () => {
  const limits = { timeLimitSeconds: 3600, attempts: 2, closesAt, extraMinutes: 5 }
  expect(changeLayer(limits, { set: { attempts: 3 }, clear: ['closesAt'] })).toEqual({
    timeLimitSeconds: 3600,
    attempts: 3,
    extraMinutes: 5,
  })
  expect(changeLayer(limits, { set: {}, clear: [] })).toEqual(limits)
  expect(changeLayer({}, { set: { timeLimitSeconds: null }, clear: ['attempts'] })).toEqual({
    timeLimitSeconds: null,
  })
})
