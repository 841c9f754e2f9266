import { expect, test } from 'vitest'
import { findNextWaiting, orderAnswers } from './desk-order'

const answer = (learnerId: string, slot: number, itemId: string) => ({ learnerId, slot, itemId })
const answers = [
  answer('z', 1, 'second'),
  answer('z', 3, 'first'),
  answer('a', 1, 'first'),
  answer('a', 2, 'second'),
  answer('z', 1, 'other'),
]
const written = (list: typeof answers) => list.map(({ learnerId, itemId }) => `${learnerId} ${itemId}`)

test('by question, the answers to each question are together, in the order of submission', () => {
  expect(written(orderAnswers(answers, 'question'))).toEqual([
    'z first',
    'a first',
    'z other',
    'z second',
    'a second',
  ])
})

test('questions are in the order of the first place at which a student saw them', () => {
  const seen = [
    answer('z', 3, 'zebra'),
    answer('z', 2, 'ape'),
    answer('a', 1, 'zebra'),
    answer('a', 4, 'ape'),
  ]
  expect(written(orderAnswers(seen, 'question'))).toEqual(['z zebra', 'a zebra', 'z ape', 'a ape'])
})

test('by student, the answers of each student are together, also those of another attempt', () => {
  expect(written(orderAnswers(answers, 'student'))).toEqual([
    'z second',
    'z first',
    'z other',
    'a first',
    'a second',
  ])
})

test.each([
  [[true, true, true], 1, 2],
  [[true, false, false], 3, 1],
  [[false, false, true], 3, null],
  [[false, true, false], 2, null],
  [[], 1, null],
])('of %j after %i, %s waits next', (isWaiting, position, expected) => {
  expect(findNextWaiting(isWaiting, position)).toBe(expected)
})
