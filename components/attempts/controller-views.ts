import type { AnswerProgress } from '@/domain/items/answer-progress'
import type { ItemResponse } from '@/domain/items/response'
import type { NoAccess } from './attempt-access'
import type { Unsent } from './pending-notice'
import type { Replaced, SaveState } from './save-queue'

/** What the controller of an attempt reads and changes on its page. The DOM and React implement it; tests use plain objects. */

export type QuestionAnswer = {
  answer: { response: ItemResponse; certainty?: number | null; confidence?: number | null }
  progress: AnswerProgress
}

/** The questions and their links. `AttemptDom` implements it. */
export type QuestionsView = {
  /** @property isEdited whether the fields differ from what the server rendered */
  list(): { slot: number; revision: number; isEdited: boolean }[]
  /** @returns what the fields of a question contain; null if the question isn't on the page */
  read(slot: number): QuestionAnswer | null
  showSaveState(slot: number, state: SaveState): void
  markAnswered(slot: number, progress: AnswerProgress): void
  /** @param isWaiting whether the server doesn't have the flag yet */
  markFlagged(slot: number, flagged: boolean, isWaiting: boolean): void
  /** Shows the link to submit, which an unsaved attempt doesn't have. */
  showFinishLink(attemptId: string): void
}

/** The page around the questions: its notices, and where it leads. `AttemptForm` implements it. */
export type PageView = {
  isOnline(): boolean
  /** Shows another question without asking the server. */
  showQuestion(slot: number): void
  showUnsent(unsent: Unsent | null): void
  showNoAccess(noAccess: NoAccess | null): void
  /** Shows or removes the answer from another tab or device that the answer to a question replaced. */
  showReplaced(slot: number, replaced: Replaced | null): void
  /** Shows or removes that the attempt can't be submitted without the server. */
  showCannotSubmit(cannotSubmit: boolean): void
  /** Renders the page again with the server's data. */
  refresh(): void
  /** Opens a page in place of this one. */
  replace(path: string): void
  open(path: string): void
}
