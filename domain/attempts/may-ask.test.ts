import { expect, test } from 'vitest'
import { mayAsk } from './may-ask'

const item = { id: 'one', concept: 'peace', type: 'numeric' } as const
const drawn = (pool: { concepts: string[]; types?: ['numeric'] | ['cloze'] }) =>
  mayAsk({ items: [], pools: [{ count: 1, ...pool }] }, item)

test('an item that a quiz names may be asked', () => {
  expect(mayAsk({ items: ['one'], pools: [] }, item)).toBe(true)
  expect(mayAsk({ items: ['two'], pools: [] }, item)).toBe(false)
})

test('an item that fits a draw may be asked, by concept and, where the draw says so, by type', () => {
  expect(drawn({ concepts: ['war', 'peace'] })).toBe(true)
  expect(drawn({ concepts: ['war'] })).toBe(false)
  expect(drawn({ concepts: ['peace'], types: ['numeric'] })).toBe(true)
  expect(drawn({ concepts: ['peace'], types: ['cloze'] })).toBe(false)
})
