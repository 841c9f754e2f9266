import { expect, test } from 'vitest'
import { joinAccommodations } from './join-accommodations'

test('merged accommodations use the most generous values', () => {
  expect(
    joinAccommodations([
      { timeFactor: 1.5, extraDays: 0, onePerPage: true },
      { timeFactor: 1, extraDays: 3, onePerPage: false },
    ]),
  ).toEqual({ timeFactor: 1.5, extraDays: 3, onePerPage: true })
})

test('merging no accommodations gives null', () => {
  expect(joinAccommodations([])).toBeNull()
})
