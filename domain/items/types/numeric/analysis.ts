import { Decimal } from 'decimal.js'
import { readTypedNumber } from '@/domain/items/response-shapes'
import type { TypeAnalysis } from '@/domain/items/types/item-type'
import { withAcceptedNumber } from '@/domain/regrading/accept-typed'
import type { NumericRules } from './grade-numeric'
import { readQuantity } from './read-quantity'

export const numericAnalysis = {
  guessScore: () => 0,
  key: (item, response) => numberKey(item, response),
  responseIds: () => ({}),
  accept(item, response) {
    const rules = withAcceptedNumber(item, response)
    return rules ? { ...item, ...rules } : 'unreadable'
  },
} satisfies TypeAnalysis<'numeric'>

/** More than the digits that can be typed: no two different numbers are equal. */
const Quotient = Decimal.clone({ precision: 120 })

/** The number in the base unit. A missing or unknown unit stays in the key where it costs points. */
export function numberKey(rules: NumericRules, response: unknown): unknown {
  const typed = readTypedNumber(response)
  if (!typed.ok || typed.value === null) return null
  const quantity = readQuantity(typed.value, rules)
  if (!quantity.ok) return { unreadable: typed.value }
  const { number, unit, name = unit } = quantity.value
  const perBase = rules.units?.list.find((_, index) => index === unit)?.perBase
  const inBase = new Quotient(number).div(perBase ?? '1')
  return rules.units?.policy === 'penalized' && perBase === undefined ? [inBase, name] : inBase
}
