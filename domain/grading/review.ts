import type { PartStatus } from '@/domain/grading/grade'
import type { ItemType } from '@/domain/items/item'

/** Feedback on something that the learner chose or typed. */
export interface ReviewFeedback {
  readonly text: string
  /** The section to reread (`lesson-slug#section-id`); null if the item names none. */
  readonly section: string | null
  /** The paragraph of the article that the text cites; absent if it cites none. */
  readonly paragraph?: number | undefined
}

/** Something that a good answer does, with the points that staff can give for it. */
export interface Criterion {
  readonly id: string
  readonly text: string
  readonly points: number
}

/** A single choice: the chosen option, and those that earn the most. */
interface ReviewedChoice {
  readonly chosen: string | null
  readonly keys: readonly string[]
}

/** One decision of an item, as text. */
export interface ReviewRow {
  /** ID of the option, stem, or gap; the position, starting at 1, in an ordering; `answer` if the item is one part. */
  readonly id: string
  /** What the row is about (a stem, a gap's label, a position, an option); `null` if it is the item's stem. */
  readonly label: string | null
  /** What the learner chose or typed; `null` for nothing. */
  readonly given: string | null
  /** The correct answer, or one to compare with. */
  readonly correct: string
  readonly status: PartStatus
  /** The options of a single choice, by ID; `null` if the row isn't one. */
  readonly options: ReviewedChoice | null
  /** An option that was a separate decision and wasn't chosen. */
  readonly isUnchosen: boolean
  /** Why the typed text was invalid. */
  readonly reason: string | null
  /** The correct spelling of the accepted answer, if a typo was accepted. */
  readonly spelling: string | null
  readonly feedback: readonly ReviewFeedback[]
}

/** The results of an item as a learner sees them: everything as text, ready to render. */
export interface ItemReview {
  readonly itemId: string
  readonly type: ItemType
  readonly stem: string
  /** Null for a class's own question that isn't about a concept of the course. */
  readonly concept: string | null
  readonly status: PartStatus
  readonly earned: number
  readonly possible: number
  /** Why the response was invalid; `null` if it was valid. */
  readonly reason: string | null
  readonly rows: readonly ReviewRow[]
  /** What learners check their own answer by; null if a program grades it. */
  readonly criteria: readonly Criterion[] | null
  /** All feedback on what was chosen, without repetition: that of the rows, and of the answer as a whole. */
  readonly feedback: readonly ReviewFeedback[]
  readonly explanation: string
  /** The section that teaches it; null if the item names none. */
  readonly section: string | null
  /** Paragraphs of the article that it is based on. */
  readonly paragraphs: readonly number[]
}

/** Shown for an option that is a separate decision: the row's label is the option. */
export const DECISION_LABELS = { chosen: 'Chosen', left: 'Not chosen' } as const

/** Shown to a learner whose answer was accepted with a typo: `Check the spelling: Azerbaijan.` */
export function spellingNotes(rows: readonly Pick<ReviewRow, 'spelling'>[]): string[] {
  return rows.flatMap(({ spelling }) =>
    spelling === null ? [] : [`Check the spelling: ${spelling}${/[.!?]$/.test(spelling) ? '' : '.'}`],
  )
}
