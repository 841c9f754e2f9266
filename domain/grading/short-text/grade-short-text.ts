import { answeredPart, type GradePart, unansweredPart } from '@/domain/grading/grade'
import { normaliseText, type TextSensitivity } from '@/domain/grading/short-text/normalise-text'
import { matchesPieces, patternPieces } from '@/domain/grading/short-text/text-pattern'
import type { TextAnswer } from '@/domain/items/item'
import { type Reading, readable, responseLimits } from '@/domain/items/response'
import { readText } from '@/domain/items/response-shapes'

export interface TextRules extends TextSensitivity {
  readonly answers: readonly TextAnswer[]
}

/** The fraction of the first accepted variant that matches after normalisation. */
export function gradeShortText(rules: TextRules, raw: unknown, partId = 'answer'): Reading<GradePart> {
  const typed = readText(raw, responseLimits.textCharacters, partId)
  if (!typed.ok) return typed
  if (typed.value === null) return readable(unansweredPart(partId))
  const text = normaliseText(typed.value, rules).trim()
  const matched = rules.answers.findIndex((answer) => matchesVariant(text, answer.text, rules))
  const fraction = rules.answers[matched]?.fraction ?? 0
  return readable(answeredPart(partId, fraction, typed.value.trim(), matched === -1 ? null : matched))
}

/** Whether a normalised text is the variant; its wildcards are found before it is normalised, so that none is made by that. */
export function matchesVariant(text: string, variant: string, sensitivity: TextSensitivity): boolean {
  const pieces = patternPieces(variant.trim()).map((piece) => normaliseText(piece, sensitivity))
  return matchesPieces(text, pieces)
}
