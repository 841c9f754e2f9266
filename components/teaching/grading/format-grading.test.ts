import { expect, test } from 'vitest'
import { formatGradingState } from './format-grading'

test.each([
  [{ waiting: 1, graded: 0, changed: 0, released: 0 }, 1, '0 of 1 answer graded'],
  [{ waiting: 18, graded: 2, changed: 0, released: 10 }, 30, '12 of 30 answers graded · 10 released'],
  [
    { waiting: 0, graded: 0, changed: 1, released: 2 },
    3,
    '3 of 3 answers graded · 3 released · 1 changed since',
  ],
])('%j is shown as counts', (byStatus, answers, text) => {
  expect(formatGradingState({ byStatus, answers })).toBe(text)
})
