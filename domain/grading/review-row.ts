import { type GradePart, type GradingResult, unansweredPart } from '@/domain/grading/grade'
import type { ReviewFeedback, ReviewRow } from '@/domain/grading/review'
import type { PresentationOrder } from '@/domain/items/item-lists'
import { plainText } from '@/domain/items/rich-text'

/** The author's feedback on something that can be chosen or typed. */
export interface Remark {
  readonly feedback?: string | undefined
  readonly paragraph?: number | undefined
  readonly section?: string | undefined
}

/** What a type needs to write the rows of an item's results. */
export interface GradedParts {
  /** The order in which the learner saw the item's lists. */
  readonly order: PresentationOrder
  /** The part as graded; if the whole item was unanswered or ungradable, so is each part. */
  partOf(id: string): GradePart
  /** The author's feedback. */
  feedbackOf(remarks: readonly (Remark | undefined)[]): ReviewFeedback[]
  /** The text typed in a part with an invalid answer. */
  typedIn(partId: string): string | null
}

/** The feedback entries with text, with the item's section if they have none. */
export function feedbackOf(
  remarks: readonly (Remark | undefined)[],
  section: string | null,
): ReviewFeedback[] {
  return remarks.flatMap((remark) => {
    if (remark?.feedback === undefined) return []
    const { feedback, paragraph } = remark
    return [
      { text: feedback, section: remark.section ?? section, ...(paragraph !== undefined && { paragraph }) },
    ]
  })
}

export function findPart(grade: GradingResult, id: string): GradePart {
  const found = 'parts' in grade ? grade.parts.find((part) => part.id === id) : undefined
  const status = grade.status === 'graded' ? 'unanswered' : grade.status
  return found ?? { ...unansweredPart(id), status }
}

export function toRow(
  { id, status, reason, spelling }: GradePart,
  label: string | null,
  given: string | null,
  correct: string,
  feedback: readonly ReviewFeedback[],
): ReviewRow {
  const shown = { id, label, given, correct, status, spelling, feedback }
  return { ...shown, options: null, isUnchosen: false, reason: reason ?? null }
}

export function plainOf(entry: { readonly text: string } | undefined): string | null {
  return entry ? plainText(entry.text) : null
}

/** What a part is: its ID, and what it is called; `null` if it is the whole item. */
export interface RowPart {
  readonly id: string
  readonly label: string | null
}

/** The only part of an item. */
export const WHOLE: RowPart = { id: 'answer', label: null }

interface Typed {
  readonly answers: readonly Remark[]
  readonly otherwise?: Remark | undefined
}

/** The row of a part that is typed. */
export function typedRow(
  graded: GradedParts,
  { id, label }: RowPart,
  rules: Typed,
  correct: string,
): ReviewRow {
  const part = graded.partOf(id)
  const isAnswered = part.status !== 'unanswered' && part.status !== 'ungradable'
  const remark = part.matched === null ? rules.otherwise : rules.answers[part.matched]
  const feedback = isAnswered ? graded.feedbackOf([remark]) : []
  return toRow(part, label, part.chosen ?? graded.typedIn(id), correct, feedback)
}
