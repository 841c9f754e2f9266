import { expect, test } from 'vitest'
import { NO_STAFF_POINTS, staffPointsOf, withStaffPoints } from './staff-points'

const released = { points: { one: 2 }, comment: '', earned: 2, possible: 6, revision: 3 }
const waiting = { status: 'waiting', earned: 0, possible: 0, versionId: null } as const
const graded = { status: 'graded', earned: 1, possible: 1, versionId: 'v' } as const

test('without staff, the points stay', () => {
  expect(withStaffPoints(graded, NO_STAFF_POINTS, 3)).toBe(graded)
})

test('a released grading replaces the wait', () => {
  const score = withStaffPoints(waiting, { released, changed: null }, 3)
  expect(score).toEqual({ status: 'graded', earned: 2, possible: 6, versionId: null })
})

test('a released grading of an earlier answer doesn’t count', () => {
  expect(withStaffPoints(waiting, { released, changed: null }, 4)).toBe(waiting)
})

test('an unanswered question stays unanswered', () => {
  const score = withStaffPoints(
    { ...waiting, status: 'unanswered' as const },
    { released: { ...released, earned: 0 }, changed: null },
    3,
  )
  expect(score).toMatchObject({ status: 'unanswered', earned: 0, possible: 6 })
})

test('a change of points replaces a grading and the key, whatever the revision', () => {
  const changed = { earned: 0.5, possible: 1 }
  expect(withStaffPoints(graded, { released: null, changed }, 9)).toMatchObject({
    ...changed,
    versionId: 'v',
  })
  expect(withStaffPoints(waiting, { released, changed }, 3)).toMatchObject({ ...changed, status: 'graded' })
  // Also if a regrade dropped the question.
  expect(
    withStaffPoints({ ...graded, earned: 0, possible: 0 }, { released: null, changed }, 3),
  ).toMatchObject(changed)
})

test('stored points of 0 are a change', () => {
  const none = { released: null, earned: null, possible: null }
  expect(staffPointsOf(null)).toEqual(NO_STAFF_POINTS)
  expect(staffPointsOf(none)).toEqual(NO_STAFF_POINTS)
  expect(staffPointsOf({ ...none, earned: 0, possible: 1 }).changed).toEqual({ earned: 0, possible: 1 })
  expect(staffPointsOf({ ...none, earned: 1 }).changed).toBeNull()
  expect(staffPointsOf({ ...none, possible: 1 }).changed).toBeNull()
})
