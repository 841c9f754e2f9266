import { expect, test } from 'vitest'
import { promisesEarlyResults, resultsInWords } from './results-in-words'
import { practiceRules } from './rules'

const rules = { ...practiceRules, review: 'homework' as const, closesAt: '2026-12-01T00:00:00Z' }
const HOMEWORK = 'Points are shown immediately; correct answers when the quiz closes'
const none = { certain: 0, most: 0 }

test('without assignments-only questions, the policy holds', () => {
  expect(resultsInWords(rules, 3)).toEqual([HOMEWORK])
  expect(resultsInWords({ ...rules, review: 'exam' }, 3, none)).toEqual([
    'Results and correct answers are shown when the quiz closes',
  ])
})

test.each([
  [{ certain: 1, most: 1 }, '1 question'],
  [{ certain: 2, most: 2 }, '2 questions'],
  [{ certain: 0, most: 2 }, 'up to 2 questions'],
])('%j withhold the score and their results', (reserved, words) => {
  expect(resultsInWords(rules, 3, reserved)).toEqual([
    `Your score, and the results of ${words}, are shown when the assignment has closed for everyone`,
    'For the other questions: points are shown immediately; correct answers when the quiz closes',
  ])
})

test('if all questions are withheld, nothing else is promised', () => {
  expect(resultsInWords({ ...rules, review: 'practice' }, 2, { certain: 2, most: 2 })).toEqual([
    'Your score and results are shown when the assignment has closed for everyone',
  ])
})

test('without a closing date, there is no promise of one', () => {
  expect(resultsInWords({ ...rules, closesAt: null }, 1, { certain: 1, most: 1 })).toEqual([
    'Your score and results are shown when the assignment has closed for everyone; no closing date is set yet',
  ])
})

test('a confirmed warning withholds only correct answers', () => {
  expect(resultsInWords({ ...rules, showReservedResults: true }, 1, { certain: 1, most: 1 })).toEqual([
    HOMEWORK,
    'Correct answers of 1 question are shown when the assignment has closed for everyone',
  ])
})

test('a custom matrix says when each part is first shown', () => {
  const review = { during: [], immediately: ['marks' as const], later: [], closed: ['feedback' as const] }
  expect(resultsInWords({ ...rules, review }, 1)).toEqual([
    'Your points are shown immediately',
    'Feedback is shown when the quiz closes',
    'Correct answers are not shown',
  ])
})

test('an exam promises no early results', () => {
  expect(promisesEarlyResults('exam')).toBe(false)
  for (const review of ['practice', 'homework'] as const) expect(promisesEarlyResults(review)).toBe(true)
})
