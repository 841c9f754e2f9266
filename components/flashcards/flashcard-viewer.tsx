'use client'

import Link from 'next/link'
import { useRef } from 'react'
import { plural } from '@/domain/text/format'
import { CardBack } from './card-back'
import { ConceptSelect } from './concept-select'
import type { FlashcardsProps } from './flashcards-props'
import { useDeck } from './use-deck'
import { useFlashcardKeys } from './use-flashcard-keys'

/** Shows one card at a time. It needs JavaScript; `FlashcardList` works without it. */
export function FlashcardViewer({ courseSlug, cards, areas }: FlashcardsProps) {
  const concepts = areas.flatMap((area) => area.concepts)
  const deck = useDeck(
    cards,
    concepts.map(({ id }) => id),
  )
  const viewer = useRef<HTMLElement>(null)
  useFlashcardKeys(viewer, deck)
  const { card, isFlipped } = deck
  return (
    <div className="needs-script mt-8">
      <ConceptSelect areas={areas} value={deck.concept} onChoose={deck.chooseConcept} />
      <section ref={viewer} aria-label="Card" className="mt-6">
        <p className="text-muted text-sm tabular-nums">
          {card ? `Card ${deck.position} of ${deck.count}` : 'No cards left'}
        </p>
        <div aria-live="polite" className="card reading mt-2 grid min-h-72 content-center gap-4 sm:p-8">
          {card ? (
            <>
              <p className="eyebrow">{concepts.find(({ id }) => id === card.concept)?.title}</p>
              <p className="text-balance font-serif text-xl leading-snug">{card.front}</p>
              {isFlipped && (
                <CardBack courseSlug={courseSlug} card={card} className="border-line border-t pt-4" />
              )}
            </>
          ) : (
            <p>You set all of these cards aside. Bring them back to go through them again.</p>
          )}
        </div>
        <Controls deck={deck} />
      </section>
      <p className="mt-6 text-muted text-sm">
        Flashcards aren’t scored and never change your review. To be asked when you’re about to forget, go to{' '}
        <Link href="/review" prefetch={false}>
          Review
        </Link>
        .
      </p>
    </div>
  )
}

function Controls({ deck }: { deck: ReturnType<typeof useDeck> }) {
  const hasCard = deck.card !== undefined
  return (
    <>
      <div className="mt-4 grid grid-cols-2 gap-3 sm:grid-cols-[1fr_1.5fr_1fr]">
        <button
          type="button"
          className="button max-sm:col-span-2 sm:order-1"
          onClick={deck.flip}
          aria-disabled={!hasCard}
        >
          {deck.isFlipped ? 'Show question' : 'Show answer'}
        </button>
        <button type="button" className="button-quiet" onClick={() => deck.move(-1)} aria-disabled={!hasCard}>
          Previous
        </button>
        <button
          type="button"
          className="button-quiet sm:order-2"
          onClick={() => deck.move(1)}
          aria-disabled={!hasCard}
        >
          Next
        </button>
      </div>
      <div className="mt-4 flex min-h-9 flex-wrap items-center gap-3">
        <button
          type="button"
          className="button-small"
          aria-pressed={deck.isShuffled}
          onClick={() => deck.shuffle(!deck.isShuffled)}
        >
          Shuffle
        </button>
        <button type="button" className="button-small" onClick={deck.setCardAside} aria-disabled={!hasCard}>
          I know it: set aside
        </button>
        {deck.asideCount > 0 && (
          <button type="button" className="button-small" onClick={deck.bringBack}>
            Bring back {plural(deck.asideCount, 'card')}
          </button>
        )}
      </div>
    </>
  )
}
