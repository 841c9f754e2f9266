import type { Flashcard } from '@/domain/content/flashcards'
import { createRandom, shuffle } from '@/domain/items/random'

export type DeckOptions = {
  /** Only the cards of this concept; null for all. */
  concept: string | null
  /** Shuffles the cards; null for the order of the course. */
  seed: number | null
  /** IDs of the cards that the learner set aside. */
  aside: ReadonlySet<string>
}

/** The cards to go through, in order. */
export function deckOf(cards: readonly Flashcard[], { concept, seed, aside }: DeckOptions): Flashcard[] {
  const chosen = cards.filter((card) => concept === null || card.concept === concept)
  const ordered = seed === null ? chosen : shuffle(chosen, createRandom(seed))
  return ordered.filter(({ id }) => !aside.has(id))
}
