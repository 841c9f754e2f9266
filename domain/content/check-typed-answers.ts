import { numberInWords } from '@/domain/grading/key-in-words'
import { gradeNumeric, type NumericRules } from '@/domain/grading/numeric/grade-numeric'
import { gradeShortText } from '@/domain/grading/short-text/grade-short-text'
import type { TextRules } from '@/domain/grading/short-text/match-text'
import { patternPieces } from '@/domain/grading/short-text/text-pattern'

type Typed =
  | (NumericRules & { readonly type: 'numeric' })
  | (TextRules & { readonly type: 'short-text' | 'text' })

/**
 * The answers that never do what they say, counted from 0, with what takes their place: typed as it is written, an answer
 * has to earn its own fraction, not that of an earlier one. Answers worth a part may lie around an exact one, so they are left out.
 */
export function listShadowedAnswers(typed: Typed): { index: number; takenBy: number | null }[] {
  return typed.answers.flatMap(({ fraction }, index) => {
    if (fraction > 0 && fraction < 1) return []
    const grade = typed.type === 'numeric' ? gradeOwnNumber(typed, index) : gradeOwnText(typed, index)
    const matched = grade.ok ? grade.value.matched : null
    const taker = matched === null ? undefined : typed.answers[matched]
    return taker?.fraction === fraction ? [] : [{ index, takenBy: matched }]
  })
}

function gradeOwnNumber(rules: NumericRules, index: number) {
  const answer = rules.answers[index]
  const value = answer?.tolerance.type === 'range' ? answer.tolerance.min : (answer?.value ?? '')
  const number = numberInWords(value, rules.format)
  const unit = rules.units?.list.find(({ perBase }) => Number(perBase) === 1)?.name
  return gradeNumeric(rules, unit === undefined ? number : { number, unit })
}

function gradeOwnText(rules: TextRules, index: number) {
  return gradeShortText(rules, patternPieces(rules.answers[index]?.text ?? '').join(''))
}
