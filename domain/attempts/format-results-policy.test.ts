import { expect, test } from 'vitest'
import { formatResultsPolicy, promisesEarlyResults } from './format-results-policy'
import type { ResultsMatrix } from './results-policy'
import { practiceRules } from './rules'

const rules = {
  ...practiceRules,
  resultsPolicy: 'homework' as const,
  closesAt: new Date('2026-12-01T00:00:00Z'),
}
const HOMEWORK = 'Points are shown immediately; correct answers when the assignment closes'
const none = { certain: 0, most: 0 }
const format = (of: typeof rules | object, questions: number, assignmentOnly = none) =>
  formatResultsPolicy({ ...rules, ...of }, questions, { noun: 'assignment', assignmentOnly })

test('without assignments-only questions, the policy holds', () => {
  expect(format(rules, 3)).toEqual([HOMEWORK])
  expect(format({ ...rules, resultsPolicy: 'exam' }, 3, none)).toEqual([
    'Results and correct answers are shown when the assignment closes',
  ])
  expect(format({ ...rules, resultsPolicy: 'practice' }, 3, none)).toEqual([
    'Results, correct answers, and feedback are shown immediately',
  ])
})

test.each([
  [{ certain: 1, most: 1 }, '1 question'],
  [{ certain: 2, most: 2 }, '2 questions'],
  [{ certain: 0, most: 2 }, 'up to 2 questions'],
])('%j withhold the score and their results', (assignmentOnly, text) => {
  expect(format(rules, 3, assignmentOnly)).toEqual([
    `Your score, and the results of ${text}, are shown when the assignment has closed for everyone`,
    'For the other questions: points are shown immediately; correct answers when the assignment closes',
  ])
})

test('if all questions are withheld, nothing else is promised', () => {
  expect(format({ ...rules, resultsPolicy: 'practice' }, 2, { certain: 2, most: 2 })).toEqual([
    'Your score and results are shown when the assignment has closed for everyone',
  ])
})

test('without a closing date, there is no promise of one', () => {
  expect(format({ ...rules, closesAt: null }, 1, { certain: 1, most: 1 })).toEqual([
    'Your score and results are shown when the assignment has closed for everyone; no closing date is set yet',
  ])
})

test('without a closing date, what is shown after closing says so', () => {
  const undated = { closesAt: null }
  expect(format(undated, 1)).toEqual([`${HOMEWORK} (no closing date is set yet)`])
  expect(format({ ...undated, resultsPolicy: 'exam' }, 1)).toEqual([
    'Results and correct answers are shown when the assignment closes (no closing date is set yet)',
  ])
  expect(format({ ...undated, resultsPolicy: 'practice' }, 1)).toEqual([
    'Results, correct answers, and feedback are shown immediately',
  ])
})

test('a course’s quiz is called a quiz', () => {
  expect(formatResultsPolicy(rules, 1, { noun: 'quiz' })).toEqual([
    'Points are shown immediately; correct answers when the quiz closes',
  ])
})

test('a confirmed warning withholds only correct answers', () => {
  expect(format({ ...rules, showAssignmentOnlyResults: true }, 1, { certain: 1, most: 1 })).toEqual([
    HOMEWORK,
    'Correct answers of 1 question are shown when the assignment has closed for everyone',
  ])
})

test('a custom matrix says when each part is first shown', () => {
  const resultsPolicy = {
    during: [],
    immediately: ['points' as const],
    later: [],
    closed: ['feedback' as const],
  }
  expect(format({ ...rules, resultsPolicy }, 1)).toEqual([
    'Your points are shown immediately',
    'Feedback is shown when the assignment closes',
    'Correct answers are not shown',
  ])
  const later = { ...resultsPolicy, later: ['correct-answer' as const] }
  expect(format({ ...rules, resultsPolicy: later }, 1)).toContain(
    'Correct answers are shown a few minutes after you submit',
  )
})

test('an exam promises no early results', () => {
  expect(promisesEarlyResults('exam')).toBe(false)
  for (const resultsPolicy of ['practice', 'homework'] as const)
    expect(promisesEarlyResults(resultsPolicy)).toBe(true)
})

test('an attempt that shows only its maximum points shows nothing about correctness', () => {
  const showing = (...immediately: ResultsMatrix['immediately']) =>
    promisesEarlyResults({ during: ['attempt'], immediately, later: [], closed: ['points'] })
  expect(showing('attempt', 'possible-points')).toBe(false)
  expect(showing('attempt', 'correctness')).toBe(true)
})
