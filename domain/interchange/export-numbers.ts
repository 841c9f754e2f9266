import { Decimal } from 'decimal.js'
import type { NumericAnswer } from '@/domain/items/types/numeric/schema'
import { LOST, type Losses } from './export-format'

/** The numbers that an answer accepts, as plain decimals, ends included. */
export function intervalOf({ value = '0', tolerance }: NumericAnswer): { min: string; max: string } {
  const middle = new Decimal(value)
  switch (tolerance.type) {
    case 'none':
      return { min: plain(middle), max: plain(middle) }
    case 'nominal':
      return around(middle, new Decimal(tolerance.value))
    case 'relative':
      return around(middle, middle.abs().times(tolerance.value))
    case 'geometric': {
      const factor = new Decimal(tolerance.value).plus(1)
      const [near, far] = [middle.dividedBy(factor), middle.times(factor)]
      return { min: plain(Decimal.min(near, far)), max: plain(Decimal.max(near, far)) }
    }
    case 'range':
      return { min: plain(new Decimal(tolerance.min)), max: plain(new Decimal(tolerance.max)) }
  }
}

function around(middle: Decimal, within: Decimal): { min: string; max: string } {
  return { min: plain(middle.minus(within)), max: plain(middle.plus(within)) }
}

/** The same numbers as a value with a tolerance in both directions. The value that is shown can change. */
export function centered(answer: NumericAnswer, losses: Losses): { value: string; within: string } {
  const { min, max } = intervalOf(answer)
  const { value, tolerance } = answer
  if (value !== undefined && tolerance.type !== 'geometric' && tolerance.type !== 'range')
    return { value: plain(new Decimal(value)), within: plain(new Decimal(max).minus(value)) }
  losses.addIf(value !== undefined, LOST.shownNumber)
  const half = new Decimal(max).minus(min).dividedBy(2)
  return { value: plain(half.plus(min)), within: plain(half) }
}

function plain(number: Decimal): string {
  return number.toFixed()
}
