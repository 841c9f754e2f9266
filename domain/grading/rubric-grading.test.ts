import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  countingGrading,
  findRubricProblem,
  isFullyGraded,
  isSameRelease,
  rubricEarned,
  rubricPossible,
  toReleased,
} from './rubric-grading'

const CRITERIA = [
  { id: 'one', points: 2 },
  { id: 'two', points: 1 },
  { id: 'three', points: 0.5 },
]

const grading = (graderId: string, minute: number, points: Record<string, number>, revision = 3) => ({
  graderId,
  points,
  comment: '',
  revision,
  savedAt: new Date(minute * 60_000),
})
const FULL = { one: 2, two: 1, three: 0.5 }

test('an answer can earn the points of all criteria', () => {
  expect(rubricPossible(CRITERIA)).toBe(3.5)
  expect(rubricPossible([0.1, 0.2].map((points) => ({ id: String(points), points })))).toBe(0.3)
})

test('the points of unknown criteria don’t count', () => {
  expect(rubricEarned(CRITERIA, { one: 1, other: 5 })).toBe(1)
})

test('the points earned are from 0 to the points possible', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom('one', 'two', 'three', 'x'), fc.double({ noNaN: true })),
      (points) => {
        const earned = rubricEarned(CRITERIA, points)
        expect(earned).toBeGreaterThanOrEqual(0)
        expect(earned).toBeLessThanOrEqual(rubricPossible(CRITERIA))
      },
    ),
    { seed: 1 },
  )
})

test('an answer is fully graded once each criterion has points, also 0', () => {
  expect(isFullyGraded(CRITERIA, { one: 0, two: 0 })).toBe(false)
  expect(isFullyGraded(CRITERIA, { one: 0, two: 0, three: 0 })).toBe(true)
})

test.each([
  [{ one: 2, two: 0 }, null],
  [{ one: 2.5 }, { id: 'one', problem: 'too-many' }],
  [{ four: 0 }, { id: 'four', problem: 'unknown' }],
])('points %j have the problem %j', (points, expected) => {
  expect(findRubricProblem(CRITERIA, points)).toEqual(expected)
})

describe('of several gradings', () => {
  const of = { criteria: CRITERIA, revision: 3 }

  test('the one saved last counts, in any order', () => {
    const [a, b] = [grading('a', 1, FULL), grading('b', 2, FULL)]
    expect(countingGrading([a, b], of)).toBe(b)
    expect(countingGrading([b, a], of)).toBe(b)
  })

  test('an unfinished one doesn’t count, although it was saved last', () => {
    const [a, b] = [grading('a', 1, FULL), grading('b', 2, { one: 2 })]
    expect(countingGrading([a, b], of)).toBe(a)
  })

  test('one of an earlier revision of the answer doesn’t count', () => {
    expect(countingGrading([grading('a', 1, FULL, 2)], of)).toBeNull()
  })
})

test('a release stores the points of the rubric’s criteria', () => {
  const released = toReleased(CRITERIA, { points: { one: 1, x: 4 }, comment: 'Good.', revision: 3 }, 3.5)
  expect(released).toEqual({
    points: { one: 1, two: 0, three: 0 },
    comment: 'Good.',
    earned: 1,
    possible: 3.5,
    revision: 3,
  })
})

test('a release gives the share of the question’s points that the criteria give', () => {
  const grading = { points: { one: 2 }, comment: '', revision: 3 }
  expect(toReleased(CRITERIA, grading, 7)).toMatchObject({ earned: 4, possible: 7 })
})

test('a rubric without points releases 0 points, not an invalid number', () => {
  const without = CRITERIA.map((criterion) => ({ ...criterion, points: 0 }))
  expect(toReleased(without, { points: {}, comment: '', revision: 1 }, 2)).toMatchObject({
    earned: 0,
    possible: 2,
  })
})

test('a release changes something if the points, the comment, or the answer changed', () => {
  const before = toReleased(CRITERIA, { points: FULL, comment: '', revision: 3 }, 3.5)
  expect(isSameRelease(before, toReleased(CRITERIA, { points: FULL, comment: '', revision: 3 }, 3.5))).toBe(
    true,
  )
  expect(isSameRelease(before, { ...before, possible: 7 })).toBe(false)
  // Equal totals with other criteria.
  const moved = { one: 1.5, two: 1, three: 0.5 }
  expect(isSameRelease(before, toReleased(CRITERIA, { points: moved, comment: '', revision: 3 }, 3.5))).toBe(
    false,
  )
  expect(isSameRelease(before, toReleased(CRITERIA, { points: FULL, comment: 'x', revision: 3 }, 3.5))).toBe(
    false,
  )
  expect(isSameRelease(before, toReleased(CRITERIA, { points: FULL, comment: '', revision: 4 }, 3.5))).toBe(
    false,
  )
})
