import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DAY_MS } from '@/domain/time/durations'
import {
  type CardState,
  newCard,
  type Rating,
  recallAfter,
  replay,
  retrievability,
  reviewCard,
} from './memory'

const start = new Date('2022-12-29T12:30:00Z')
const review = (rating: Rating, at: Date) => ({ rating, at, desiredRetention: 0.9, dayShift: 0 })

/**
 * Golden vectors: `packages/fsrs/src/legacy/__tests__/FSRS-6.test.ts` of open-spaced-repetition/ts-fsrs at b5a990e3,
 * which names fsrs-rs as their source.
 */
describe('the published vectors of FSRS-6', () => {
  test('the first review of each rating', () => {
    const cards = ([1, 2, 3, 4] as const).map((rating) =>
      reviewCard(newCard(start), review(rating, start), 'a'),
    )
    expect(cards.map(({ stability }) => stability)).toEqual([0.212, 1.2931, 2.3065, 8.2956])
    expect(cards.map(({ difficulty }) => difficulty)).toEqual([6.4133, 5.11217071, 2.11810397, 1])
    expect(cards.map(({ state }) => state)).toEqual([1, 1, 1, 2])
    expect(cards.map(({ lapses }) => lapses)).toEqual([0, 0, 0, 0])
  })

  test('memory after Again and five times Good', () => {
    const days = [0, 0, 1, 3, 8, 21]
    const ratings = [1, 3, 3, 3, 3, 3] as const
    let at = start
    const card = ratings.reduce<CardState>((before, rating, index) => {
      at = new Date(at.getTime() + (days[index] ?? 0) * DAY_MS)
      return reviewCard(before, review(rating, at), 'a')
    }, newCard(start))
    expect(card.stability).toBeCloseTo(53.62691, 4)
    expect(card.difficulty).toBeCloseTo(6.3574867, 4)
  })

  test('recall when an Easy card is due again', () => {
    const easy = reviewCard(newCard(start), review(4, start), 'a')
    expect(recallAfter(8, easy.stability)).toBeCloseTo(0.9024733, 6)
  })
})

const steps = fc.array(
  fc.record({
    rating: fc.constantFrom<Rating>(1, 2, 3, 4),
    minutes: fc.integer({ min: 0, max: 100_000 }),
    desiredRetention: fc.constantFrom(0.8, 0.9, 0.97),
    dayShift: fc.constantFrom(-240, 0, 330, 720, -840),
  }),
  { minLength: 1, maxLength: 25 },
)

describe('a card', () => {
  test('is rebuilt by replaying its log, whatever happened to it', () => {
    fc.assert(
      fc.property(steps, fc.uuid(), (entries, id) => {
        let at = start.getTime()
        let card = newCard(start)
        const log = entries.map(({ minutes, ...entry }) => {
          at += minutes * 60_000
          return { ...entry, at: new Date(at) }
        })
        for (const entry of log) card = reviewCard(card, entry, id)
        expect(replay(log, id, start)).toEqual(card)
      }),
    )
  })

  test('stays in its bounds, and is never due before its last review', () => {
    fc.assert(
      fc.property(steps, (entries) => {
        let at = start.getTime()
        let card = newCard(start)
        for (const { minutes, ...entry } of entries) {
          at += minutes * 60_000
          card = reviewCard(card, { ...entry, at: new Date(at) }, 'a')
          expect(card.stability).toBeGreaterThan(0)
          expect(card.difficulty).toBeGreaterThanOrEqual(1)
          expect(card.difficulty).toBeLessThanOrEqual(10)
          expect(card.dueAt.getTime()).toBeGreaterThan(card.lastReviewAt?.getTime() ?? 0)
          expect(card.scheduledDays).toBeLessThanOrEqual(36_500)
        }
      }),
    )
  })

  test('counts study days: two reviews on either side of UTC midnight can be one day', () => {
    const shift = -240 - 300
    const evening = new Date('2026-03-01T23:30:00Z')
    const later = new Date('2026-03-02T00:30:00Z')
    const known = {
      ...newCard(start),
      state: 2,
      stability: 10,
      difficulty: 5,
      reps: 3,
      lastReviewAt: evening,
      dayShift: shift,
    }
    const sameDay = reviewCard(known, { rating: 3, at: later, desiredRetention: 0.9, dayShift: shift }, 'a')
    const nextDay = reviewCard(
      { ...known, dayShift: 0 },
      { rating: 3, at: later, desiredRetention: 0.9, dayShift: 0 },
      'a',
    )
    expect(sameDay.stability).not.toBe(nextDay.stability)
  })

  test('is due when recall has fallen to the desired retention', () => {
    const known = { ...newCard(start), state: 2, stability: 500, difficulty: 5, reps: 3, lastReviewAt: start }
    const at = new Date(start.getTime() + 500 * 86_400_000)
    for (const desiredRetention of [0.8, 0.85, 0.9, 0.95]) {
      const { scheduledDays, stability } = reviewCard(
        known,
        { rating: 3, at, desiredRetention, dayShift: 0 },
        'a',
      )
      // The interval is fuzzy by up to 5%.
      expect(Math.abs(recallAfter(scheduledDays, stability) - desiredRetention)).toBeLessThan(0.01)
    }
  })

  test('has the same interval fuzz for the same card, and another for others', () => {
    const known = { ...newCard(start), state: 2, stability: 100, difficulty: 5, reps: 3, lastReviewAt: start }
    const at = new Date(start.getTime() + 100 * DAY_MS)
    const intervals = [...'abcdefgh'].map((id) => reviewCard(known, review(3, at), id).scheduledDays)
    expect(reviewCard(known, review(3, at), 'a').scheduledDays).toBe(intervals[0])
    expect(new Set(intervals).size).toBeGreaterThan(1)
  })
})

describe('the chance of recall', () => {
  test('is 90% after as many days as the stability states', () => {
    expect(recallAfter(7, 7)).toBeCloseTo(0.9, 8)
  })
  test('is 0 for a new card, and 1 at the moment of a review', () => {
    expect(retrievability(newCard(start), start)).toBe(0)
    expect(retrievability({ lastReviewAt: start, stability: 3 }, start)).toBe(1)
    expect(retrievability({ lastReviewAt: start, stability: 3 }, new Date(0))).toBe(1)
  })
  test('only falls with time', () => {
    fc.assert(
      fc.property(
        fc.nat(5000),
        fc.nat(5000),
        fc.double({ min: 0.01, max: 36_500, noNaN: true }),
        (one, more, stability) => {
          expect(recallAfter(one + more, stability)).toBeLessThanOrEqual(recallAfter(one, stability))
        },
      ),
    )
  })
})
