import { expect, test } from 'vitest'
import { mergeAccommodations } from './merge-accommodations'

test('merged accommodations use the most generous values', () => {
  expect(
    mergeAccommodations([
      { timeMultiplier: 1.5, extraDays: 0, onePerPage: true },
      { timeMultiplier: 1, extraDays: 3, onePerPage: false },
    ]),
  ).toEqual({ timeMultiplier: 1.5, extraDays: 3, onePerPage: true })
})

test('merging no accommodations gives null', () => {
  expect(mergeAccommodations([])).toBeNull()
})
