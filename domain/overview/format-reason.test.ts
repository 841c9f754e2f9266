import { expect, test } from 'vitest'
import { formatReason, formatReasonShort, formatTrend } from './format-reason'

const trend = {
  direction: 'down',
  before: { share: 0.8, answers: 30, classShare: 0.7 },
  recent: { share: 0.5, answers: 1, classShare: 0.7 },
  change: -0.3,
  low: -0.45,
  high: -0.1,
} as const
const exam = { at: new Date('2027-05-20T12:00:00Z'), title: 'Final' }
const since = new Date('2027-03-01T12:00:00Z')

test.each([
  [
    { kind: 'missed', missed: ['a', 'b'], closed: 3 } as const,
    'missed 2 assignments',
    'Missed 2 of 3 closed assignments: Week a and Week b.',
  ],
  [
    { kind: 'absent', days: 1, since, unfinished: 1 } as const,
    'no work for 1 day',
    'No work for 1 day, with 1 assignment not done.',
  ],
  [
    { kind: 'low-recall', share: 0.25, high: 0.38, answers: 24, exam } as const,
    'low recall before the exam',
    'Expected recall on the day of “Final”: 25% (at most 38%), from 24 answers in this class.',
  ],
  [
    { kind: 'dropping', trend } as const,
    'dropping scores',
    'Dropping: from 80% (30 answers) to 50% (1 answer), 30 points below the change of the class (95% interval 10 to 45).',
  ],
])('%j is written with its figures', (reason, short, long) => {
  expect(formatReasonShort(reason)).toBe(short)
  expect(formatReason(reason, (id) => `Week ${id}`)).toBe(long)
})

test('an interval that crosses 0 has a minus on the other side', () => {
  expect(formatTrend({ ...trend, change: 0.2, low: -0.05, high: 0.4 })).toContain(
    '20 points above the change of the class (95% interval −5 to 40)',
  )
})
