import { formatTextKey } from '@/domain/grading/format-key'
import { gradeOfPart } from '@/domain/grading/grade'
import { typedRow, WHOLE } from '@/domain/grading/review-row'
import { responseLimits } from '@/domain/items/response'
import { readText } from '@/domain/items/response-shapes'
import type { TypeGrading } from '@/domain/items/types/item-type'
import { gradeShortText } from './grade-short-text'
import { normalizeText, type TextSensitivity } from './normalize-text'

export const shortTextGrading = {
  grade: (item, response) => gradeOfPart(gradeShortText(item, response)),
  rows: (item, graded) => [typedRow(graded, WHOLE, item, formatTextKey(item.answers))],
  normalized: (item, response) => normalizedText(item, response),
  written: ({ answers }, index) => answers[index]?.text ?? null,
} satisfies TypeGrading<'short-text'>

/** A typed text as it is compared; null for no answer or an invalid one. */
export function normalizedText(rules: TextSensitivity, raw: unknown): string | null {
  const typed = readText(raw, responseLimits.textCharacters)
  return typed.ok && typed.value !== null ? normalizeText(typed.value, rules) : null
}
