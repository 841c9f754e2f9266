import type { Flashcard } from '@/domain/content/flashcards'

export type FlashcardArea = {
  readonly id: string
  readonly title: string
  readonly concepts: readonly { readonly id: string; readonly title: string }[]
}

export type FlashcardsProps = {
  courseSlug: string
  cards: readonly Flashcard[]
  /** The concepts that have cards, by area. */
  areas: readonly FlashcardArea[]
}
