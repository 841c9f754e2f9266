import { Exact } from '@/domain/grading/exact'
import { formatNumericAnswer } from '@/domain/grading/format-key'
import type { Item } from '@/domain/items/item'
import type { ItemGap } from '@/domain/items/types/cloze/schema'
import { freeNumbers } from '@/domain/items/types/numeric/free-number'
import type { NumericAnswer } from '@/domain/items/types/numeric/schema'
import { patternPieces } from '@/domain/items/types/short-text/text-pattern'

/** An item or gap whose answer is typed. */
export type TypedItem = Extract<Item | ItemGap, { type: 'numeric' | 'short-text' | 'text' }>

/** Responses that each answer accepts, as a learner would type them. For a number, one of them is taken by no earlier answer, if there is such a number. */
export function samplesOf(typed: TypedItem): string[][] {
  if (typed.type !== 'numeric')
    return typed.answers.map(({ text }) => {
      const pieces = patternPieces(text)
      return pieces.length === 1 ? pieces : [pieces.join(''), pieces.join(' x ').trim()]
    })
  const unit = typed.units?.list.find(({ perBase }) => new Exact(perBase).eq(1))?.name
  const typedAs = (number: string) => {
    // Without a format, type thousands without separators, which could mean decimals.
    const digits = typed.format ? formatNumericAnswer(number, typed.format) : new Exact(number).toFixed()
    if (unit === undefined) return digits
    return typed.units?.position === 'before' ? `${unit} ${digits}` : `${digits} ${unit}`
  }
  const free = freeNumbers(typed.answers)
  return typed.answers.map((answer, index) => [...numbersOf(answer), free[index] ?? []].flat().map(typedAs))
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
