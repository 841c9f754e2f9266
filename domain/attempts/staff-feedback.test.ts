import { expect, test } from 'vitest'
import { visibleRows } from '@/domain/attempts/visibility'
import { type StoredFeedback, visibleFeedback } from './staff-feedback'

const released = { points: { one: 2 }, comment: 'Of the grading.', earned: 2, possible: 6, revision: 3 }
const graded: StoredFeedback = { released, earned: null, possible: null, reason: null, comment: 'Of staff.' }
const changed: StoredFeedback = { ...graded, earned: 5, possible: 6, reason: 'Said aloud.' }

const at = { submittedAt: new Date(0), closesAt: null }
const now = new Date(86_400_000)
const everything = visibleRows('practice', at, now)
const pointsOnly = visibleRows('homework', at, now)
const nothing = visibleRows('exam', at, now)

test('a released grading is shown with its points and all comments', () => {
  expect(visibleFeedback(graded, 3, everything)).toEqual({
    points: { one: 2 },
    comments: ['Of the grading.', 'Of staff.'],
    changeReason: null,
  })
})

test('a change of points is shown with its reason, in place of the points of criteria', () => {
  expect(visibleFeedback(changed, 3, everything)).toMatchObject({ points: null, changeReason: 'Said aloud.' })
})

test('comments are hidden with the feedback, and criteria with the rubric', () => {
  expect(visibleFeedback(graded, 3, pointsOnly)).toEqual({ points: null, comments: [], changeReason: null })
  expect(visibleFeedback(changed, 3, pointsOnly)).toMatchObject({ changeReason: 'Said aloud.' })
})

test('hidden results hide everything', () => {
  const hidden = { points: null, comments: [], changeReason: null }
  expect(visibleFeedback(changed, 3, nothing)).toEqual(hidden)
  expect(visibleFeedback(null, 3, everything)).toEqual(hidden)
})

test('the grading of an earlier answer isn’t shown', () => {
  expect(visibleFeedback(graded, 4, everything)).toMatchObject({ points: null, comments: ['Of staff.'] })
})
