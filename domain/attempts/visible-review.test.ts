import { expect, test } from 'vitest'
import { REVIEW_ROWS, type ReviewRowName, type Visible } from '@/domain/attempts/review-policy'
import { gradeResponse } from '@/domain/grading/grade-response'
import { reviewItem } from '@/domain/grading/review-item'
import { sampleItem, sampleItems } from '@/tests/support/sample-items'
import { overallFeedback, visibleReview } from './visible-review'

const showing = (...rows: ReviewRowName[]) =>
  Object.fromEntries(REVIEW_ROWS.map((row) => [row, rows.includes(row)])) as unknown as Visible

const reviewOf = (item: (typeof sampleItems)[number], response: unknown, ...rows: ReviewRowName[]) =>
  visibleReview(
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
    expect(review.rows.every(({ right }) => right === null)).toBe(true)
  }
  expect(reviewOf(item, 'b', 'attempt').status).toBe('answered')
})

test.each([
  ['correctness', (review: ReturnType<typeof reviewOf>) => review.status === 'wrong'],
  ['marks', (review) => review.earned === 0.123],
  ['maximum-marks', (review) => review.possible === 0.987],
  ['feedback', (review) => review.feedback.length > 0],
  ['explanation', (review) => review.explanation !== null && review.section !== null],
  ['right-answer', (review) => review.rows[0]?.right === 'Armenia'],
] as [ReviewRowName, (review: ReturnType<typeof reviewOf>) => boolean][])(
  '%s depends only on its switch',
  (row, isShown) => {
    const others = REVIEW_ROWS.filter((name) => name !== row)
    expect(isShown(reviewOf(item, 'b', 'attempt', row))).toBe(true)
    expect(isShown(reviewOf(item, 'b', ...others))).toBe(false)
  },
)

test('spelling requires feedback and the correct answer', () => {
  const text = { ...sampleItem('short-text'), answers: [{ text: 'Azerbaijan', fraction: 1 }] }
  const spelling = (...rows: ReviewRowName[]) =>
    reviewOf(text, 'Azerbajan', 'attempt', ...rows).rows[0]?.spelling
  expect(spelling('feedback', 'right-answer')).toBe('Azerbaijan')
  expect(spelling('feedback')).toBeNull()
  expect(spelling('right-answer')).toBeNull()
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
  const statuses = (...rows: ReviewRowName[]) =>
    reviewOf(several, ['a'], 'attempt', ...rows).rows.map(({ isUnchosen, status }) => [isUnchosen, status])
  for (const [isUnchosen, status] of statuses('correctness')) expect(status === 'answered').toBe(isUnchosen)
  for (const [, status] of statuses('correctness', 'right-answer')) expect(status).not.toBe('answered')
  for (const [, status] of statuses('right-answer')) expect(status).toBe('answered')
})

test('hidden feedback and paragraphs are empty', () => {
  const review = reviewOf(item, 'b', 'attempt', 'correctness')
  expect(review).toMatchObject({ feedback: [], paragraphs: [], explanation: null, section: null })
  for (const row of review.rows) expect(row.feedback).toEqual([])
})

test('that an answer can’t be read is no secret', () => {
  expect(reviewOf(sampleItem('numeric'), 'many', 'attempt').status).toBe('ungradable')
})
