import { expect, test } from 'vitest'
import { formatTimeLimit, formatUnseen } from './format-rules'

test('an individual limit shows the assignment’s limit too', () => {
  expect(formatTimeLimit(2400, 2400)).toBe('40 min')
  expect(formatTimeLimit(3600, 2400)).toBe('60 min (extended from 40 min)')
  expect(formatTimeLimit(1200, 2400)).toBe('20 min (shortened from 40 min)')
  expect(formatTimeLimit(null, 2400)).toBe('No time limit (extended from 40 min)')
  expect(formatTimeLimit(2400, null)).toBe('40 min (no time limit for others)')
  expect(formatTimeLimit(null, null)).toBe('No time limit')
})

test('the repeat limit describes its fallback', () => {
  expect(formatUnseen({ unseenDays: undefined, whenFewUnseen: 'ask-fewer' }, 'you have')).toBeNull()
  expect(formatUnseen({ unseenDays: 1, whenFewUnseen: 'ask-fewer' }, 'you have')).toBe(
    'No questions that you have seen elsewhere in the last day. If too few are left, fewer are asked',
  )
  expect(formatUnseen({ unseenDays: 7, whenFewUnseen: 'fill-up' }, 'the student has')).toMatch(
    /the last 7 days\. .* seen questions are included$/,
  )
})
