import { Exact } from '@/domain/grading/exact'
import type { NumberFormat, NumericAnswer, NumericUnits } from '@/domain/items/types/numeric/schema'
import type { TextAnswer } from '@/domain/items/types/short-text/schema'
import { patternPieces } from '@/domain/items/types/short-text/text-pattern'

interface NumericKey {
  readonly answers: readonly NumericAnswer[]
  readonly format?: NumberFormat | undefined
  readonly units?: NumericUnits | undefined
}

/** The answer with the highest fraction, the first of several. */
function bestAnswer<T extends { readonly fraction: number }>(answers: readonly T[]): T | undefined {
  const most = Math.max(...answers.map(({ fraction }) => fraction))
  return answers.find(({ fraction }) => fraction === most)
}

/**
 * The correct number as a learner reads it: `25,000`, `60 ± 5 km`, `from 1,990 to 1,994`; empty if an item has no
 * answer.
 */
export function formatNumericKey({ answers, format, units }: NumericKey): string {
  const answer = bestAnswer(answers)
  if (!answer) return ''
  const words = formatAnswer(answer, (value) => formatNumericAnswer(value, format))
  if (!units) return words
  const unit = units.list.find(({ perBase }) => new Exact(perBase).eq(1))?.name
  if (unit === undefined) return words
  return units.position === 'before' ? `${unit} ${words}` : `${words} ${unit}`
}

// Stryker disable next-line StringLiteral: only a range has no value, and it shows none
function formatAnswer({ value = '', tolerance }: NumericAnswer, inWords: (value: string) => string): string {
  switch (tolerance.type) {
    case 'none':
      return inWords(value)
    case 'nominal':
      return `${inWords(value)} ± ${inWords(tolerance.value)}`
    case 'relative':
      return `${inWords(value)} ± ${inWords(new Exact(tolerance.value).times(100).toFixed())}%`
    case 'geometric':
      return `${inWords(value)}, within a factor of ${inWords(new Exact(tolerance.value).plus(1).toFixed())}`
    case 'range':
      return `from ${inWords(tolerance.min)} to ${inWords(tolerance.max)}`
  }
}

/** A decimal number with the item's separators. Four digits aren't grouped, so that years look like years. */
export function formatNumericAnswer(
  value: string,
  { decimal, group }: NumberFormat = { decimal: '.', group: ',' },
): string {
  // Stryker disable next-line StringLiteral: there is always a part before the decimal point
  const [whole = '', fraction] = new Exact(value).toFixed().split('.')
  const grouped = /\d{5}/.test(whole) ? whole.replace(/(?<=\d)(?=(\d{3})+$)/g, group) : whole
  return (fraction === undefined ? grouped : `${grouped}${decimal}${fraction}`).replace('-', '−')
}

/** The correct text as a learner reads it; `…` if anything is accepted there. */
export function formatTextKey(answers: readonly TextAnswer[]): string {
  return patternPieces(bestAnswer(answers)?.text ?? '').join('…')
}
