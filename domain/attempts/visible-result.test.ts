import { expect, test } from 'vitest'
import { RESULT_ROWS, type ResultRowName } from '@/domain/attempts/results-policy'
import type { Visible } from '@/domain/attempts/visibility'
import { gradeResponse } from '@/domain/grading/grade-response'
import { reviewItem } from '@/domain/grading/review-item'
import { sampleItem, sampleItems } from '@/tests/support/sample-items'
import { overallFeedback, visibleResult } from './visible-result'

const showing = (...rows: ResultRowName[]) =>
  Object.fromEntries(RESULT_ROWS.map((row) => [row, rows.includes(row)])) as unknown as Visible

const reviewOf = (item: (typeof sampleItems)[number], response: unknown, ...rows: ResultRowName[]) =>
  visibleResult(
    reviewItem(item, response, gradeResponse(item, response)),
    { earned: 0.123, possible: 0.987 },
    showing(...rows),
  )

const item = sampleItem('single-choice')

test('attempt-only visibility hides key, feedback, points, and verdict', () => {
  for (const sample of sampleItems) {
    const review = reviewOf(sample, null, 'attempt')
    const text = JSON.stringify(review)
    expect(text).not.toContain('CANARY')
    expect(text).not.toMatch(/0\.123|0\.987/)
    expect(review.rows.every(({ correct }) => correct === null)).toBe(true)
  }
  expect(reviewOf(item, 'b', 'attempt').status).toBe('answered')
})

test.each([
  ['correctness', (review: ReturnType<typeof reviewOf>) => review.status === 'incorrect'],
  ['points', (review) => review.earned === 0.123],
  ['possible-points', (review) => review.possible === 0.987],
  ['feedback', (review) => review.feedback.length > 0],
  ['explanation', (review) => review.explanation !== null && review.section !== null],
  ['correct-answer', (review) => review.rows[0]?.correct === 'Armenia'],
] as [ResultRowName, (review: ReturnType<typeof reviewOf>) => boolean][])(
  '%s depends only on its switch',
  (row, isShown) => {
    const others = RESULT_ROWS.filter((name) => name !== row)
    expect(isShown(reviewOf(item, 'b', 'attempt', row))).toBe(true)
    expect(isShown(reviewOf(item, 'b', ...others))).toBe(false)
  },
)

test('spelling requires feedback and the correct answer', () => {
  const text = { ...sampleItem('short-text'), answers: [{ text: 'Azerbaijan', fraction: 1 }] }
  const spelling = (...rows: ResultRowName[]) =>
    reviewOf(text, 'Azerbajan', 'attempt', ...rows).rows[0]?.spelling
  expect(spelling('feedback', 'correct-answer')).toBe('Azerbaijan')
  expect(spelling('feedback')).toBeNull()
  expect(spelling('correct-answer')).toBeNull()
  expect(JSON.stringify(reviewOf(text, 'Azerbajan', 'attempt', 'feedback'))).not.toContain('Azerbaijan')
})

test('unanswered status is always visible', () => {
  expect(reviewOf(item, null, 'attempt').status).toBe('unanswered')
})

test('29 of 50 reaches overall feedback that starts at 58%, and 28 of 50 doesn’t', () => {
  const remarks = [{ from: 58, text: 'Passed' }]
  expect([29 / 50, 28 / 50].map((ratio) => overallFeedback(remarks, ratio))).toEqual(['Passed', null])
})

test('overall feedback uses the highest band reached', () => {
  const remarks = [
    { from: 0, text: 'Begin again' },
    { from: 80, text: 'Well done' },
    { from: 50, text: 'Half way' },
  ]
  expect([0, 0.5, 0.79, 0.8, 1].map((ratio) => overallFeedback(remarks, ratio))).toEqual([
    'Begin again',
    'Half way',
    'Half way',
    'Well done',
    'Well done',
  ])
  expect(overallFeedback([{ from: 50, text: 'Half way' }], 0.2)).toBeNull()
})

test('whether an unchosen option is correct shows only with the correct answer', () => {
  const several = sampleItem('multiple-response')
  const statuses = (...rows: ResultRowName[]) =>
    reviewOf(several, ['a'], 'attempt', ...rows).rows.map(({ isUnchosen, status }) => [isUnchosen, status])
  for (const [isUnchosen, status] of statuses('correctness')) expect(status === 'answered').toBe(isUnchosen)
  for (const [, status] of statuses('correctness', 'correct-answer')) expect(status).not.toBe('answered')
  for (const [, status] of statuses('correct-answer')) expect(status).toBe('answered')
})

test('the chosen option of a single choice is always visible, and its keys only with the correct answer', () => {
  const optionsWith = (...rows: ResultRowName[]) => reviewOf(item, 'b', 'attempt', ...rows).rows[0]?.options
  expect(optionsWith('correctness', 'feedback')).toEqual({ chosen: 'b', keys: [] })
  expect(optionsWith('correct-answer')).toEqual({ chosen: 'b', keys: ['a'] })
  const [typed] = reviewOf(sampleItem('numeric'), '7', 'attempt', 'correct-answer').rows
  expect(typed?.options).toBeNull()
})

test('the criteria of a rubric are visible only with the correct answer', () => {
  const essay = sampleItem('open-response')
  const criteriaWith = (...rows: ResultRowName[]) => reviewOf(essay, 'I agree.', 'attempt', ...rows).criteria
  expect(criteriaWith('correct-answer')).toEqual(essay.criteria)
  expect(criteriaWith('correctness', 'explanation', 'feedback')).toBeNull()
})

test('that an answer waits for a person is no secret', () => {
  expect(reviewOf(sampleItem('open-response'), 'I agree.', 'attempt').status).toBe('waiting')
})

test('hidden feedback and paragraphs are empty', () => {
  const review = reviewOf(item, 'b', 'attempt', 'correctness')
  expect(review).toMatchObject({ feedback: [], paragraphs: [], explanation: null, section: null })
  for (const row of review.rows) expect(row.feedback).toEqual([])
})

test('that an answer can’t be read is no secret', () => {
  expect(reviewOf(sampleItem('numeric'), 'many', 'attempt').status).toBe('ungradable')
})

test('a person’s grading is shown only with its points', () => {
  const essay = sampleItem('open-response')
  const seen = reviewItem(essay, 'I agree.', gradeResponse(essay, 'I agree.'))
  const show = (...rows: ResultRowName[]) =>
    visibleResult(seen, { earned: 3, possible: 6, isGradedByPerson: true }, showing('attempt', ...rows))
  expect(show('points', 'possible-points')).toMatchObject({ status: 'graded', earned: 3, possible: 6 })
  expect(show('correctness')).toMatchObject({ status: 'answered', earned: null, possible: null })
  expect(show('points').rows.map(({ status }) => status)).toEqual(['answered'])
})
