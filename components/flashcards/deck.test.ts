import { expect, test } from 'vitest'
import type { Flashcard } from '@/domain/content/flashcards'
import { deckOf } from './deck'

const card = (id: string, concept: string): Flashcard => ({
  ...{ id, concept, front: `Question ${id}`, back: `Fact ${id}` },
  ...{ paragraphs: [1], section: null },
})
const CARDS = [card('f1', 'heat'), card('f2', 'heat'), card('f3', 'leaves'), card('f4', 'leaves')]
const ALL = { concept: null, seed: null, aside: new Set<string>() }
const idsOf = (options: Partial<Parameters<typeof deckOf>[1]>) =>
  deckOf(CARDS, { ...ALL, ...options }).map(({ id }) => id)

test('a deck has all cards in the order of the course', () => {
  expect(idsOf({})).toEqual(['f1', 'f2', 'f3', 'f4'])
})

test('a concept limits the deck to its cards', () => {
  expect(idsOf({ concept: 'leaves' })).toEqual(['f3', 'f4'])
})

test('shuffling keeps every card, and the same seed gives the same order', () => {
  const orders = [1, 2, 3, 4, 5].map((seed) => idsOf({ seed }))
  for (const order of orders) expect(order.toSorted()).toEqual(['f1', 'f2', 'f3', 'f4'])
  expect(new Set(orders.map(String)).size).toBeGreaterThan(1)
  expect(idsOf({ seed: 3 })).toEqual(idsOf({ seed: 3 }))
})

test('setting a card aside doesn’t reorder the others', () => {
  const rest = idsOf({ seed: 3 }).filter((id) => id !== 'f2')
  expect(idsOf({ seed: 3, aside: new Set(['f2']) })).toEqual(rest)
})
