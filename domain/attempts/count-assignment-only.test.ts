import { expect, test } from 'vitest'
import { countAssignmentOnly } from './count-assignment-only'

const entry = (id: string, isAssignmentOnly: boolean, concept = 'a') => ({
  ...{ id, concept, isAssignmentOnly, type: 'numeric' as const, isLessonCheck: false },
})
const bank = [entry('r1', true), entry('r2', true), entry('r3', true, 'b'), entry('p1', false)]

test('selected questions are certain', () => {
  expect(countAssignmentOnly({ items: ['r1', 'p1'], pools: [] }, bank)).toEqual({ certain: 1, most: 1 })
})

test('random rules can add up to the number that they ask for', () => {
  const pools = [{ concepts: ['a'], count: 5 }]
  expect(countAssignmentOnly({ items: [], pools }, bank)).toEqual({ certain: 0, most: 2 })
  expect(countAssignmentOnly({ items: ['r1'], pools: [{ concepts: ['a'], count: 1 }] }, bank)).toEqual({
    certain: 1,
    most: 2,
  })
})

test('a question that isn’t in the bank doesn’t count', () => {
  expect(countAssignmentOnly({ items: ['retired'], pools: [] }, bank)).toEqual({ certain: 0, most: 0 })
})
