import { expect, test } from 'vitest'
import { canIncludeItem } from './can-include-item'

const item = { id: 'one', concept: 'peace', type: 'numeric' } as const
const drawn = (pool: { concepts: string[]; types?: ['numeric'] | ['cloze'] }) =>
  canIncludeItem({ items: [], pools: [{ count: 1, ...pool }] }, item)

test('a quiz can include items that it lists', () => {
  expect(canIncludeItem({ items: ['one'], pools: [] }, item)).toBe(true)
  expect(canIncludeItem({ items: ['two'], pools: [] }, item)).toBe(false)
})

test('a quiz can include items that match a pool', () => {
  expect(drawn({ concepts: ['war', 'peace'] })).toBe(true)
  expect(drawn({ concepts: ['war'] })).toBe(false)
  expect(drawn({ concepts: ['peace'], types: ['numeric'] })).toBe(true)
  expect(drawn({ concepts: ['peace'], types: ['cloze'] })).toBe(false)
})
