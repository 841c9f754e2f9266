import type { PartStatus } from '@/domain/grading/grade'
import type { ItemType } from '@/domain/items/item'

/** What is said about something that the learner chose or typed, and where to reread (`lesson-slug#section-id`). */
export interface ReviewFeedback {
  readonly text: string
  readonly section: string
}

/** One decision of an item, in words. */
export interface ReviewRow {
  /** Of the option, stem or gap; the position, counted from 1, in an ordering; `answer` where the item is one part. */
  readonly id: string
  /** What the row is about (a stem, a gap's label, a place, an option); `null` where the item's stem says it. */
  readonly label: string | null
  /** What the learner chose or typed; `null` for nothing. */
  readonly given: string | null
  /** The right answer. */
  readonly right: string
  readonly status: PartStatus
  /** An option that was a decision of its own and was not chosen. */
  readonly isUnchosen: boolean
  /** Why what was typed could not be read. */
  readonly reason: string | null
  /** How the accepted answer is spelled, if a typo was accepted. */
  readonly spelling: string | null
  readonly feedback: readonly ReviewFeedback[]
}

/** What a learner sees of an item after submission: everything in words, ready to be drawn. */
export interface ItemReview {
  readonly itemId: string
  readonly type: ItemType
  readonly stem: string
  readonly concept: string
  readonly status: PartStatus
  readonly earned: number
  readonly possible: number
  /** Why the response could not be read; `null` where it could. */
  readonly reason: string | null
  readonly rows: readonly ReviewRow[]
  /** All that is said about what was chosen, each thing once: that of the rows, and of the answer as a whole. */
  readonly feedback: readonly ReviewFeedback[]
  readonly explanation: string
  /** Where the course teaches it. */
  readonly section: string
  /** Paragraphs of the article that it rests on. */
  readonly paragraphs: readonly number[]
}

/** What is said of an option that is a decision of its own: the row's label is the option. */
export const DECISION_WORDS = { chosen: 'Chosen', left: 'Not chosen' } as const

/** What a learner reads whose answers were accepted with a typo: `Check the spelling: Azerbaijan.` */
export function spellingNotes(rows: readonly Pick<ReviewRow, 'spelling'>[]): string[] {
  return rows.flatMap(({ spelling }) =>
    spelling === null ? [] : [`Check the spelling: ${spelling}${/[.!?]$/.test(spelling) ? '' : '.'}`],
  )
}
