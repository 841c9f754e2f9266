import { nextMemory, recallAfter } from './memory'

/** What is remembered of a card; null before its first review. */
export interface Memory {
  readonly stability: number
  readonly difficulty: number
  /** Days since the last review, 0 or more; fractions of days included. */
  readonly daysSince: number
}

/** How often a fact that was never asked is known at the first question: about half of what is asked can be read in the lessons. */
const KNOWN_AT_FIRST = 0.5

/**
 * Expected recall, 0 to 1, of a card so many days from now if it is not asked until then. What was never asked counts as not known.
 * @param days 0 or more
 */
export function recallWithout(memory: Memory | null, days: number): number {
  return memory ? recallAfter(memory.daysSince + days, memory.stability) : 0
}

/** Expected recall, 0 to 1, so many days from now if it is asked now: recalled with its chance and then good, else again. @param days 0 or more */
export function recallWith(memory: Memory | null, days: number): number {
  const chance = memory ? recallAfter(memory.daysSince, memory.stability) : KNOWN_AT_FIRST
  const elapsed = Math.floor(memory?.daysSince ?? 0)
  const after = (rating: 1 | 3) => recallAfter(days, nextMemory(memory, elapsed, rating).stability)
  return chance * after(3) + (1 - chance) * after(1)
}

/**
 * For a date: the cards in the order of what asking them now adds to expected recall on that day. Where there is no time for all, this leaves out what
 * will hold by itself and what would be lost again anyway.
 * @param daysLeft until the date, 0 or more; on the day itself half a day counts
 * @returns those that gain, the most first
 */
export function orderForDate<T extends { readonly memory: Memory | null }>(
  cards: readonly T[],
  daysLeft: number,
): T[] {
  const days = Math.max(0.5, daysLeft)
  return cards
    .map((card) => ({ card, gain: recallWith(card.memory, days) - recallWithout(card.memory, days) }))
    .filter(({ gain }) => gain > 0)
    .sort((one, other) => other.gain - one.gain)
    .map(({ card }) => card)
}

/** Expected recall on a day. */
export interface ForecastDay {
  /** Days from now. */
  readonly days: number
  /** Mean chance over all cards, 0 to 1. */
  readonly without: number
  readonly withSession: number
}

/**
 * Mean expected recall on the given days, if nothing more is asked, and if today's session is held.
 * @param asked whether a card is in today's session @param days from now, each 0 or more
 * @returns an empty list where there are no cards
 */
export function forecast<T extends { readonly memory: Memory | null }>(
  cards: readonly T[],
  asked: (card: T) => boolean,
  days: readonly number[],
): ForecastDay[] {
  if (cards.length === 0) return []
  const mean = (recall: (card: T) => number) =>
    cards.reduce((sum, card) => sum + recall(card), 0) / cards.length
  return days.map((day) => ({
    days: day,
    without: mean(({ memory }) => recallWithout(memory, day)),
    withSession: mean((card) => (asked(card) ? recallWith : recallWithout)(card.memory, day)),
  }))
}
