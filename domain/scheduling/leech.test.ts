import { expect, test } from 'vitest'
import { becameLeech, LEECH_LAPSES } from './leech'
import { type CardState, newCard, reviewCard } from './memory'

test.each([
  [6, 7, false],
  [7, 8, true],
  [8, 8, false],
  [8, 9, false],
  [15, 16, true],
  [5, 20, true],
  [8, 7, false],
])('a card that went from %i to %i lapses became a leech: %s', (before, after, expected) => {
  expect(becameLeech(before, after)).toBe(expected)
})

test('only forgetting a learned card counts as a lapse', () => {
  const review = (card: CardState, rating: 1 | 3, days: number) =>
    reviewCard(
      card,
      { rating, at: new Date(Date.UTC(2026, 2, 2 + days)), desiredRetention: 0.9, dayShift: 0 },
      'seed',
    )
  const missedWhileNew = review(newCard(new Date(Date.UTC(2026, 2, 2))), 1, 0)
  expect(missedWhileNew.lapses).toBe(0)
  let card = missedWhileNew
  let day = 1
  while (card.lapses < LEECH_LAPSES) {
    card = review(card, card.state === 2 ? 1 : 3, day)
    day += 1
  }
  expect(card.lapses).toBe(8)
})
