import { expect, test } from 'vitest'
import { countReserved } from './count-reserved'

const entry = (id: string, isReserved: boolean, concept = 'a') => ({
  ...{ id, concept, isReserved, type: 'numeric' as const, isCheck: false },
})
const bank = [entry('r1', true), entry('r2', true), entry('r3', true, 'b'), entry('p1', false)]

test('selected questions are certain', () => {
  expect(countReserved({ items: ['r1', 'p1'], pools: [] }, bank)).toEqual({ certain: 1, most: 1 })
})

test('random rules can add up to the number that they ask for', () => {
  const pools = [{ concepts: ['a'], count: 5 }]
  expect(countReserved({ items: [], pools }, bank)).toEqual({ certain: 0, most: 2 })
  expect(countReserved({ items: ['r1'], pools: [{ concepts: ['a'], count: 1 }] }, bank)).toEqual({
    certain: 1,
    most: 2,
  })
})

test('a question that isn’t in the bank doesn’t count', () => {
  expect(countReserved({ items: ['retired'], pools: [] }, bank)).toEqual({ certain: 0, most: 0 })
})
