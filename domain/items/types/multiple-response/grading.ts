import { DECISION_LABELS, type ReviewRow } from '@/domain/grading/review'
import { type GradedParts, toRow } from '@/domain/grading/review-row'
import { inOrder } from '@/domain/items/item-lists'
import { plainText } from '@/domain/items/rich-text'
import type { TypeGrading } from '@/domain/items/types/item-type'
import type { ReviewedOption } from '@/domain/items/types/single-choice/grading'
import { gradeMultipleResponse, optionsCountedAs } from './grade-multiple-response'

export const multipleResponseGrading = {
  grade: ({ options, grading }, response) => gradeMultipleResponse(options, grading, response),
  rows: ({ options }, graded) => decisionRows(graded, inOrder(options, graded.order.options)),
} satisfies TypeGrading<'multiple-response'>

/** Each option is a separate decision; an option that wasn't chosen has no feedback. */
export function decisionRows(graded: GradedParts, options: readonly ReviewedOption[]): ReviewRow[] {
  const isChosen = ({ id }: ReviewedOption) => graded.partOf(id).chosen !== null
  const counted = optionsCountedAs(options, new Set(options.filter(isChosen).map(({ id }) => id)))
  return options.map((option) => {
    const part = graded.partOf(option.id)
    const target = counted.get(option.id) ?? option
    const isDecided = part.status === 'correct' || part.status === 'incorrect'
    const given = isDecided ? formatDecision(isChosen(option)) : null
    const feedback = isChosen(option) ? graded.feedbackOf([target]) : []
    const correct = formatDecision(Boolean(target.key))
    const shown = toRow(part, plainText(option.text), given, correct, feedback)
    return { ...shown, isUnchosen: isDecided && !isChosen(option) }
  })
}

function formatDecision(isChosen: boolean): string {
  return isChosen ? DECISION_LABELS.chosen : DECISION_LABELS.left
}
