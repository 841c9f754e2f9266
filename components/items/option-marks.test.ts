import { expect, test } from 'vitest'
import { optionMarks, type ResultRow } from './option-marks'

const row = (changes: Partial<ResultRow>): ResultRow => ({
  ...{
    id: 'answer',
    label: null,
    given: null,
    correct: null,
    status: 'incorrect',
    options: null,
    reason: null,
  },
  ...changes,
})
const marks = (...rows: ResultRow[]) => Object.fromEntries(optionMarks(rows))

test('an incorrect choice is marked next to the correct one', () => {
  expect(marks(row({ options: { chosen: 'a', keys: ['b'] } }))).toEqual({ a: 'incorrect', b: 'missed' })
})

test('a correct choice is the only mark, even if another option is correct, too', () => {
  expect(marks(row({ status: 'correct', options: { chosen: 'a', keys: ['a', 'b'] } }))).toEqual({
    a: 'correct',
  })
})

test('a hidden correct answer leaves only the chosen option', () => {
  expect(marks(row({ status: 'answered', options: { chosen: 'a', keys: [] } }))).toEqual({ a: 'answered' })
})

test('an unanswered question marks only the correct option', () => {
  expect(marks(row({ status: 'unanswered', options: { chosen: null, keys: ['b'] } }))).toEqual({
    b: 'missed',
  })
})

test('each decision of several is marked, except options that were correctly left out', () => {
  expect(
    marks(
      row({ id: 'a', given: 'Chosen', correct: 'Chosen', status: 'correct' }),
      row({ id: 'b', given: 'Chosen', correct: 'Not chosen' }),
      row({ id: 'c', given: 'Not chosen', correct: 'Chosen' }),
      row({ id: 'd', given: 'Not chosen', correct: 'Not chosen', status: 'correct' }),
    ),
  ).toEqual({ a: 'correct', b: 'incorrect', c: 'missed' })
})

test('hidden decisions reveal nothing about options that were left out', () => {
  expect(
    marks(
      row({ id: 'a', given: 'Chosen', status: 'answered' }),
      row({ id: 'b', given: 'Not chosen', status: 'answered' }),
    ),
  ).toEqual({ a: 'answered' })
})
