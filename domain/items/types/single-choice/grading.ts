import { gradeOfPart } from '@/domain/grading/grade'
import type { ReviewRow } from '@/domain/grading/review'
import {
  type GradedParts,
  plainOf,
  type Remark,
  type RowPart,
  toRow,
  WHOLE,
} from '@/domain/grading/review-row'
import { plainText } from '@/domain/items/rich-text'
import { seenText } from '@/domain/items/same-text'
import type { TypeGrading } from '@/domain/items/types/item-type'
import { fractionOf, type GradedOption, gradeChoice } from './grade-choice'

export const singleChoiceGrading = {
  grade: ({ options }, response) => gradeOfPart(gradeChoice(options, response)),
  rows: ({ options }, graded) => [choiceRow(graded, WHOLE, options)],
  written: ({ options }, index) => options[index]?.text ?? null,
} satisfies TypeGrading<'single-choice'>

export interface ReviewedOption extends GradedOption, Remark {
  readonly text: string
}

/** The row of a part with one choice among options. */
export function choiceRow(
  graded: GradedParts,
  { id, label }: RowPart,
  options: readonly ReviewedOption[],
): ReviewRow {
  const part = graded.partOf(id)
  const chosen = options[part.matched ?? -1]
  const best = bestOf(options)
  const row = toRow(part, label, plainOf(chosen), textsOf(best), graded.feedbackOf([chosen]))
  return { ...row, options: { chosen: part.chosen, keys: best.map((option) => option.id) } }
}

function bestOf(options: readonly ReviewedOption[]): ReviewedOption[] {
  const most = Math.max(...options.map(fractionOf))
  return options.filter((option) => fractionOf(option) === most)
}

/** The texts of options, each once. */
function textsOf(options: readonly ReviewedOption[]): string {
  return [...new Map(options.map(({ text }) => [seenText(text), plainText(text)])).values()].join(' or ')
}
