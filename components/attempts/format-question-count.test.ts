import { expect, test } from 'vitest'
import { formatQuestionCount } from './format-question-count'

test.each([
  [0, 0, 'no questions'],
  [1, 1, '1 question'],
  [0, 1, '0–1 questions'],
  [8, 8, '8 questions'],
  [6, 8, '6–8 questions'],
])('%i to %i questions read “%s”', (min, max, text) => {
  expect(formatQuestionCount({ min, max })).toBe(text)
})
