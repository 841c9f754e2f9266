import { Exact } from '@/domain/grading/exact'
import { numberInWords } from '@/domain/grading/key-in-words'
import { gradeNumeric } from '@/domain/grading/numeric/grade-numeric'
import { gradeShortText } from '@/domain/grading/short-text/grade-short-text'
import { patternPieces } from '@/domain/grading/short-text/text-pattern'
import type { Item, ItemGap, NumericAnswer, NumericUnits } from '@/domain/items/item'
import { type ItemProblem, itemError, itemWarning, within } from '@/domain/items/item-problem'
import { responseLimits } from '@/domain/items/response'
import { seenText } from '@/domain/items/same-text'

/** An item or gap whose answer is typed. */
export type TypedItem = Extract<Item | ItemGap, { type: 'numeric' | 'short-text' | 'text' }>

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
  return textProblems(typed.answers[index]?.text ?? '')
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

function textProblems(text: string): ItemProblem[] {
  if (text.length > responseLimits.textCharacters)
    return [itemError(['text'], `An answer has at most ${responseLimits.textCharacters} characters.`)]
  const pieces = patternPieces(text)
  if (pieces.length > 1)
    return pieces.every((piece) => seenText(piece) === '')
      ? [itemWarning(['text'], 'A single * accepts every answer.')]
      : []
  return seenText(pieces.join('')) === ''
    ? [itemError(['text'], 'This answer has no visible characters.')]
    : []
}

function formatProblems(format: { decimal: string; group: string } | undefined): ItemProblem[] {
  return format && format.decimal === format.group
    ? [itemError(['format', 'group'], 'The decimal separator and the thousands separator must differ.')]
    : []
}

function unitProblems(units: NumericUnits | undefined): ItemProblem[] {
  if (!units) return []
  const names = units.list.map(({ name }) => seenText(name))
  const each = units.list.flatMap(({ perBase }, index) => {
    const at = (name: string, message: string) => [itemError(['units', 'list', index, name], message)]
    if (new Exact(perBase).lte(0)) return at('perBase', 'A unit’s factor must be above 0.')
    if (names.indexOf(names[index] ?? '') < index)
      return at('name', `Two units are called “${names[index]}”.`)
    return []
  })
  const hasBase = units.list.some(({ perBase }) => new Exact(perBase).eq(1))
  return hasBase
    ? each
    : [...each, itemError(['units'], 'One unit must have the factor 1: the unit of the answers.')]
}

/** Answers that never count, because an earlier answer accepts the same responses or because they can’t be typed. */
function shadowProblems(typed: TypedItem): ItemProblem[] {
  return typed.answers.flatMap(({ fraction }, index) => {
    const takers = samplesOf(typed, index).map((sample) => takerOf(typed, sample))
    if (takers.includes(index)) return []
    const [taker = null] = takers
    if (taker === null)
      return [
        itemError(['answers', index], 'This answer can’t be typed as it is written, so it never counts.'),
      ]
    // An earlier answer with the same share makes no difference.
    if (takers.every((other) => typed.answers[other ?? -1]?.fraction === fraction)) return []
    return [
      itemError(
        ['answers', index],
        `This answer never counts: answer ${taker + 1} comes first. Move it up, or change answer ${taker + 1}.`,
      ),
    ]
  })
}

/** The answer that counts for a typed response; null for none. */
function takerOf(typed: TypedItem, sample: string): number | null {
  const reading = typed.type === 'numeric' ? gradeNumeric(typed, sample) : gradeShortText(typed, sample)
  return reading.ok ? reading.value.matched : null
}

/** Responses that an answer accepts, as a learner would type them. */
export function samplesOf(typed: TypedItem, index: number): string[] {
  if (typed.type !== 'numeric') {
    const pieces = patternPieces(typed.answers[index]?.text ?? '')
    return pieces.length === 1 ? pieces : [pieces.join(''), pieces.join(' x ').trim()]
  }
  const answer = typed.answers[index]
  const unit = typed.units?.list.find(({ perBase }) => new Exact(perBase).eq(1))?.name
  return (answer ? numbersOf(answer) : []).map((number) => {
    // Without a format, type thousands without separators, which could mean decimals.
    const digits = typed.format ? numberInWords(number, typed.format) : new Exact(number).toFixed()
    if (unit === undefined) return digits
    return typed.units?.position === 'before' ? `${unit} ${digits}` : `${digits} ${unit}`
  })
}

/** The middle of the accepted range, then its ends. */
export function numbersOf({ value = '0', tolerance }: NumericAnswer): string[] {
  const middle = new Exact(value)
  const size = tolerance.type === 'none' || tolerance.type === 'range' ? '0' : tolerance.value
  switch (tolerance.type) {
    case 'none':
      return [value]
    case 'range': {
      const half = new Exact(tolerance.min).plus(tolerance.max).times('0.5')
      return [half.toFixed(), tolerance.min, tolerance.max]
    }
    case 'nominal':
      return [value, middle.minus(size).toFixed(), middle.plus(size).toFixed()]
    case 'relative': {
      const width = middle.abs().times(size)
      return [value, middle.minus(width).toFixed(), middle.plus(width).toFixed()]
    }
    case 'geometric':
      return [value, middle.times(new Exact(size).plus(1)).toFixed()]
  }
}
