import { expect, test } from 'vitest'
import { ratingOf } from '@/domain/scheduling/rating'
import { CONFIDENCE_LEVELS, readConfidence } from './confidence-levels'

test('each step gives a correct, fast answer its own rating: hard, good, easy', () => {
  const ratings = CONFIDENCE_LEVELS.map(({ confidence }) =>
    ratingOf({ fraction: 1, hinted: false, confidence, pace: 'fast' }),
  )
  expect(ratings).toEqual([2, 3, 4])
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
