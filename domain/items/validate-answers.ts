import { Exact } from '@/domain/grading/exact'
import type { TypedItem } from '@/domain/items/answer-samples'
import { type ItemProblem, itemError, itemWarning, within } from '@/domain/items/item-problem'
import { responseLimits } from '@/domain/items/response'
import { seenText } from '@/domain/items/same-text'
import { shadowProblems } from '@/domain/items/shadowed-answers'
import { normalizeNumber } from '@/domain/items/types/numeric/normalize-number'
import type { NumericAnswer, NumericUnits } from '@/domain/items/types/numeric/schema'
import { normalizePieces } from '@/domain/items/types/short-text/normalize-text'
import { patternPieces } from '@/domain/items/types/short-text/text-pattern'
import { isVisible } from '@/domain/text/typed-text'

/** Finds typed answers that can’t earn their points. Paths start at the item or gap. */
export function validateAnswers(typed: TypedItem): ItemProblem[] {
  const problems = [
    ...typed.answers.flatMap((_, index) => within(['answers', index], answerProblems(typed, index))),
    ...(typed.type === 'numeric' ? [...formatProblems(typed.format), ...unitProblems(typed.units)] : []),
    ...(typed.answers.some(({ fraction }) => fraction >= 1)
      ? []
      : [itemError(['answers'], 'No answer is worth full points. One must be worth 1.')]),
  ]
  return problems.some(({ severity }) => severity === 'error')
    ? problems
    : [...problems, ...shadowProblems(typed)]
}

function answerProblems(typed: TypedItem, index: number): ItemProblem[] {
  if (typed.type === 'numeric') {
    const answer = typed.answers[index]
    return answer ? toleranceProblems(answer) : []
  }
  return textProblems(typed.answers[index]?.text ?? '', typed)
}

function toleranceProblems({ value, tolerance }: NumericAnswer): ItemProblem[] {
  if (tolerance.type === 'none') return []
  if (tolerance.type === 'range') {
    const isEmpty = new Exact(tolerance.min).gt(tolerance.max)
    const message = `The range from ${tolerance.min} to ${tolerance.max} is empty. Swap its ends.`
    return isEmpty ? [itemError(['tolerance', 'min'], message)] : []
  }
  const size = new Exact(tolerance.value)
  if (size.isNegative() && !size.isZero())
    return [itemError(['tolerance', 'value'], `The tolerance can’t be negative: ${tolerance.value}.`)]
  if (tolerance.type === 'relative' && size.gte(1)) {
    const share = size.times('0.01').toFixed()
    return [
      itemError(
        ['tolerance', 'value'],
        `A relative tolerance is a share of the answer: ${tolerance.value} means ${size.times(100).toFixed()}%. For ${tolerance.value}%, enter ${share}.`,
      ),
    ]
  }
  return value !== undefined && tolerance.type !== 'nominal' && new Exact(value).isZero()
    ? [itemWarning(['tolerance', 'value'], 'A tolerance relative to 0 is 0, so only 0 is accepted.')]
    : []
}

function textProblems(text: string, rules: Exclude<TypedItem, { type: 'numeric' }>): ItemProblem[] {
  if (text.length > responseLimits.textCharacters)
    return [itemError(['text'], `An answer has at most ${responseLimits.textCharacters} characters.`)]
  const pieces = patternPieces(text)
  if (pieces.length > 1)
    return normalizePieces(pieces, rules).every((piece) => piece.trim() === '')
      ? [
          itemWarning(
            ['text'],
            `${pieces.join('') === '' ? 'A single *' : `“${text}”`} accepts every answer.`,
          ),
        ]
      : []
  const seen = seenText(pieces.join(''))
  if (!isVisible(seen)) return [itemError(['text'], 'This answer has no visible characters.')]
  if (rules.punctuationSensitive || !isPunctuation(seen)) return []
  // A regrade request can add such an answer, but it can't be the key alone.
  const hasWords = rules.answers.some(
    ({ text: other, fraction }) => fraction >= 1 && !isPunctuation(seenText(patternPieces(other).join(''))),
  )
  return [(hasWords ? itemWarning : itemError)(['text'], PUNCTUATION_ONLY)]
}

/** Whether a text has only what is ignored around an answer. */
function isPunctuation(text: string): boolean {
  return /^[\p{Terminal_Punctuation}\p{Quotation_Mark}\p{Ps}\p{Pe}\p{Dash}¿¡\s]*$/u.test(text)
}

const PUNCTUATION_ONLY =
  'This answer is only punctuation, which is ignored around words. Add letters or digits, or make the question punctuation-sensitive.'

function formatProblems(format: { decimal: string; group: string } | undefined): ItemProblem[] {
  return format && format.decimal === format.group
    ? [itemError(['format', 'group'], 'The decimal separator and the thousands separator must differ.')]
    : []
}

function unitProblems(units: NumericUnits | undefined): ItemProblem[] {
  if (!units) return []
  const names = units.list.map(({ name }) => normalizeNumber(name))
  const each = units.list.flatMap(({ perBase }, index) => {
    const at = (name: string, message: string) => [itemError(['units', 'list', index, name], message)]
    if (!isVisible(names[index] ?? '')) return at('name', 'This unit has no visible text.')
    if (new Exact(perBase).lte(0)) return at('perBase', 'A unit’s factor must be above 0.')
    if (names.indexOf(names[index] ?? '') < index)
      return at('name', `Two units are called “${names[index]}”.`)
    return []
  })
  const isFree = units.policy === 'penalized' && units.penalty === 0
  return [
    ...each,
    ...(isFree
      ? [itemError(['units', 'penalty'], 'Enter a penalty above 0, or make the unit optional.')]
      : []),
    ...(units.list.some(({ perBase }) => new Exact(perBase).eq(1))
      ? []
      : [itemError(['units'], 'One unit must have the factor 1: the unit of the answers.')]),
  ]
}
