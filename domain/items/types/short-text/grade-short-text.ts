import { answeredPart, type GradePart, unansweredPart } from '@/domain/grading/grade'
import { type Reading, readable, responseLimits } from '@/domain/items/response'
import { readText } from '@/domain/items/response-shapes'
import { matchText, type TextRules } from '@/domain/items/types/short-text/match-text'

/** Grades a typed text: the fraction of the accepted answer that it matches. */
export function gradeShortText(rules: TextRules, raw: unknown, partId = 'answer'): Reading<GradePart> {
  const typed = readText(raw, responseLimits.textCharacters, partId)
  if (!typed.ok) return typed
  if (typed.value === null) return readable(unansweredPart(partId))
  const match = matchText(typed.value, rules)
  // Stryker disable next-line OptionalChaining: a match has the index of an answer
  const fraction = match ? (rules.answers[match.index]?.fraction ?? 0) : 0
  const part = answeredPart(partId, fraction, typed.value.trim(), match?.index ?? null)
  return readable({ ...part, spelling: match?.spelling ?? null })
}
