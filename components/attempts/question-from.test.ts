import { expect, test } from 'vitest'
import type { AnswerProgress } from '@/domain/items/answer-progress'
import { questionFrom } from './question-from'

const question = (slot: number, state: AnswerProgress['state']) => ({
  slot,
  progress: { state, answered: 0, parts: 1 },
})
const PLACES = [question(1, 'answered'), question(2, 'partial'), question(3, 'unanswered')]

test.each([
  [undefined, 2],
  ['3', 3],
  ['1.9', 1],
  ['0', 1],
  ['-2', 1],
  ['99', 3],
  ['x', 1],
])('slot %j in the URL shows question %i', (slot, shown) => {
  expect(questionFrom(slot, PLACES)).toBe(shown)
})

test('a complete attempt without a slot in the URL shows question 1', () => {
  expect(questionFrom(undefined, [question(1, 'answered'), question(2, 'answered')])).toBe(1)
})
