import { nextMemory, recallAfter } from './memory'

/** How well something was remembered when it was last asked, and how long ago that was. */
export interface Trace {
  /** Days until recall falls to 90%. */
  readonly stability: number
  /** Days since the last review, 0 or more; fractions of days included. */
  readonly daysSince: number
}

/** What is remembered of a card; null before its first review. */
export interface Memory extends Trace {
  readonly difficulty: number
}

/**
 * How often a fact that was never asked is known at the first question: about half of the answers can be read in the
 * lessons.
 */
const KNOWN_AT_FIRST = 0.5

/**
 * Expected recall, 0 to 1, of a card in the given number of days if it isn't asked until then. A card that was never
 * asked counts as not known.
 * @param days 0 or more
 */
export function recallWithout(memory: Trace | null, days: number): number {
  return memory ? recallAfter(memory.daysSince + days, memory.stability) : 0
}

/**
 * Expected recall, 0 to 1, in the given number of days if it is asked now: recalled with its chance and then Good, or
 * else Again. @param days 0 or more
 */
export function recallWith(memory: Memory | null, days: number): number {
  return recallIfCorrect(memory, days) + (1 - chanceNow(memory)) * recallRated(memory, 1, days)
}

/**
 * The part of `recallWith` that comes from a correct answer now: the chance of one, and of recall that follows.
 * @param days 0 or more
 */
export function recallIfCorrect(memory: Memory | null, days: number): number {
  return chanceNow(memory) * recallRated(memory, 3, days)
}

function chanceNow(memory: Memory | null): number {
  return memory ? recallAfter(memory.daysSince, memory.stability) : KNOWN_AT_FIRST
}

function recallRated(memory: Memory | null, rating: 1 | 3, days: number): number {
  return recallAfter(days, nextMemory(memory, Math.floor(memory?.daysSince ?? 0), rating).stability)
}

/** A card that may be asked for an exam date. */
export interface DateCandidate {
  readonly memory: Memory | null
  /** In its short-term steps: asked a while ago and not yet remembered. */
  readonly isBegun: boolean
  /** Its last answer was a high-confidence error. */
  readonly highConfidenceError: boolean
}

/** The number of reviewed cards before a new one, if there are both. */
const KNOWN_BETWEEN_NEW = 2

/**
 * For an exam date: orders the cards by how much asking them now adds to expected recall on that day. If there isn't
 * time for all, this leaves out cards that will be remembered without review and cards that would be forgotten again
 * anyway. High-confidence errors come first, then cards in their short-term steps: a fact that was
 * just missed is worth least if it is left there. New cards are mixed in: each would add most by itself, but all of
 * them together would leave no time to retain the reviewed ones (`npm run bench -- review`).
 * @param daysLeft until the date, 0 or more; on the day itself, half a day counts
 * @returns the cards that gain
 */
export function orderForDate<T extends DateCandidate>(cards: readonly T[], daysLeft: number): T[] {
  const days = Math.max(0.5, daysLeft)
  const ranked = cards
    .map((card) => ({ card, gain: recallWith(card.memory, days) - recallWithout(card.memory, days) }))
    .filter(({ gain }) => gain > 0)
    .sort(
      ({ card: one, gain }, { card: other, gain: otherGain }) =>
        Number(other.highConfidenceError) - Number(one.highConfidenceError) ||
        Number(other.isBegun) - Number(one.isBegun) ||
        otherGain - gain,
    )
    .map(({ card }) => card)
  const fresh = ranked.filter(({ memory }) => memory === null)
  const known = ranked.filter(({ memory }) => memory !== null)
  return [
    ...known.flatMap((card, index) =>
      (index + 1) % KNOWN_BETWEEN_NEW === 0 ? [card, ...fresh.splice(0, 1)] : [card],
    ),
    ...fresh,
  ]
}
