import { expect, test } from 'vitest'
import { ratingOf } from '@/domain/scheduling/rating'
import { CONFIDENCE_LEVELS, nearestLevel, readConfidence } from './confidence-levels'

test('each step gives a correct, fast answer its own rating: hard, good, easy', () => {
  const ratings = CONFIDENCE_LEVELS.map(({ confidence }) =>
    ratingOf({ fraction: 1, hinted: false, confidence, pace: 'fast' }),
  )
  expect(ratings).toEqual([2, 3, 4])
})

test('any percentage has its closest level', () => {
  const levels = [50, 62, 63, 75, 84, 85, 95, 100].map((percent) => nearestLevel(percent).confidence)
  expect(levels).toEqual([50, 50, 75, 75, 75, 95, 95, 95])
})

test.each([
  ['50', 50],
  ['100', 100],
  ['45', null],
  ['101', null],
  ['72.5', null],
  ['', null],
  ['sure', null],
  [null, null],
])('the form value %j is read as %j', (field, confidence) => {
  expect(readConfidence(field)).toBe(confidence)
})
