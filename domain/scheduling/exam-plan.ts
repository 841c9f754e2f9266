import { nextMemory, recallAfter } from './memory'

/** How well something was held when it was last asked, and when that was. */
export interface Trace {
  /** Days until recall falls to 90 %. */
  readonly stability: number
  /** Days since the last review, 0 or more; fractions of days included. */
  readonly daysSince: number
}

/** What is remembered of a card; null before its first review. */
export interface Memory extends Trace {
  readonly difficulty: number
}

/** How often a fact that was never asked is known at the first question: about half of what is asked can be read in the lessons. */
const KNOWN_AT_FIRST = 0.5

/**
 * Expected recall, 0 to 1, of a card so many days from now if it is not asked until then. What was never asked counts as not known.
 * @param days 0 or more
 */
export function recallWithout(memory: Trace | null, days: number): number {
  return memory ? recallAfter(memory.daysSince + days, memory.stability) : 0
}

/** Expected recall, 0 to 1, so many days from now if it is asked now: recalled with its chance and then good, else again. @param days 0 or more */
export function recallWith(memory: Memory | null, days: number): number {
  return recallIfCorrect(memory, days) + (1 - chanceNow(memory)) * recallRated(memory, 1, days)
}

/** The part of `recallWith` that comes from a correct answer now: the chance of one, and of recall that follows. @param days 0 or more */
export function recallIfCorrect(memory: Memory | null, days: number): number {
  return chanceNow(memory) * recallRated(memory, 3, days)
}

function chanceNow(memory: Memory | null): number {
  return memory ? recallAfter(memory.daysSince, memory.stability) : KNOWN_AT_FIRST
}

function recallRated(memory: Memory | null, rating: 1 | 3, days: number): number {
  return recallAfter(days, nextMemory(memory, Math.floor(memory?.daysSince ?? 0), rating).stability)
}

/** A card that may be asked for a date. */
export interface DateCandidate {
  readonly memory: Memory | null
  /** In its short-term steps: asked a while ago and not yet held. */
  readonly isBegun: boolean
  /** Its last answer was given surely, and was not right. */
  readonly sureAndWrong: boolean
}

/** After so many cards that were met comes a new one, where there are both. */
const KNOWN_BETWEEN_NEW = 2

/**
 * For a date: the cards in the order of what asking them now adds to expected recall on that day. Where there is no time for all, this leaves out what
 * will hold by itself and what would be lost again anyway. What was surely answered wrong comes first (definition §5), then what was begun: a fact that was just missed is worth
 * least when it is left there. New cards are strewn in: each would add most by itself, and all at once would leave no time to hold what was met (`npm run bench -- review`).
 * @param daysLeft until the date, 0 or more; on the day itself half a day counts
 * @returns those that gain
 */
export function orderForDate<T extends DateCandidate>(cards: readonly T[], daysLeft: number): T[] {
  const days = Math.max(0.5, daysLeft)
  const ranked = cards
    .map((card) => ({ card, gain: recallWith(card.memory, days) - recallWithout(card.memory, days) }))
    .filter(({ gain }) => gain > 0)
    .sort(
      ({ card: one, gain }, { card: other, gain: otherGain }) =>
        Number(other.sureAndWrong) - Number(one.sureAndWrong) ||
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
