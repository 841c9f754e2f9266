import { expect, test } from 'vitest'
import { joinAccommodations } from './join-accommodations'

test('of several grants each part is the most that any gives', () => {
  expect(
    joinAccommodations([
      { timeFactor: 1.5, extraDays: 0, onePerPage: true },
      { timeFactor: 1, extraDays: 3, onePerPage: false },
    ]),
  ).toEqual({ timeFactor: 1.5, extraDays: 3, onePerPage: true })
})

test('without a grant there is none', () => {
  expect(joinAccommodations([])).toBeNull()
})
