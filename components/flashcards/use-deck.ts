import { useCallback, useMemo, useState, useSyncExternalStore } from 'react'
import type { Flashcard } from '@/domain/content/flashcards'
import { deckOf } from './deck'

const NONE: ReadonlySet<string> = new Set()

/** The learner's way through the cards. It lasts as long as the page: nothing is stored or sent. */
export function useDeck(cards: readonly Flashcard[], concepts: readonly string[]) {
  const fragment = useSyncExternalStore(subscribe, readFragment, () => '')
  const concept = concepts.includes(fragment) ? fragment : null
  const [seed, setSeed] = useState<number | null>(null)
  const [aside, setAside] = useState(NONE)
  const [{ index, isFlipped }, setPosition] = useState({ index: 0, isFlipped: false })
  const deck = useMemo(() => deckOf(cards, { concept, seed, aside }), [cards, concept, seed, aside])
  // The deck is shorter after a card was set aside, or if another concept is chosen in the URL.
  const at = Math.min(index, Math.max(0, deck.length - 1))
  const goTo = useCallback((next: number) => setPosition({ index: next, isFlipped: false }), [])
  return {
    concept,
    card: deck[at],
    position: at + 1,
    count: deck.length,
    asideCount: aside.size,
    isShuffled: seed !== null,
    isFlipped,
    flip: () => setPosition({ index: at, isFlipped: !isFlipped }),
    /** From the last card to the first, and back. */
    move: (by: number) => goTo(deck.length > 0 ? (at + by + deck.length) % deck.length : 0),
    setCardAside: () => {
      const card = deck[at]
      if (!card) return
      setAside(new Set([...aside, card.id]))
      goTo(at === deck.length - 1 ? 0 : at)
    },
    bringBack: () => {
      setAside(NONE)
      goTo(0)
    },
    shuffle: (isShuffled: boolean) => {
      setSeed(isShuffled ? Date.now() : null)
      goTo(0)
    },
    chooseConcept: (id: string) => {
      history.replaceState(null, '', id ? `#${id}` : location.pathname)
      window.dispatchEvent(new Event('hashchange'))
      goTo(0)
    },
  }
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener)
  return () => window.removeEventListener('hashchange', listener)
}

function readFragment(): string {
  return location.hash.slice(1)
}
