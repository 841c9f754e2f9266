import { Decimal } from 'decimal.js'
import { readQuantity } from '@/domain/grading/numeric/read-quantity'
import { normaliseText, type TextSensitivity } from '@/domain/grading/short-text/normalise-text'
import type { Item, ItemGap } from '@/domain/items/item'
import { readResponse } from '@/domain/items/read-response'
import { readTypedNumber } from '@/domain/items/response-shapes'

/**
 * The same text for answers that are equal under grading: typed words by their normalization, numbers as they are read and in the base unit, chosen options in
 * any order, each gap by its type. Answers that can't be read are equal only if they are the same.
 */
export function responseKey(item: Item, response: unknown): string {
  const reading = readResponse(item, response)
  return reading.ok ? keyOf(item, reading.value) : `unreadable ${JSON.stringify(response)}`
}

function keyOf(item: Item, response: unknown): string {
  if (item.type === 'numeric') return numberKey(item, response)
  if (item.type === 'short-text') return textKey(item, response)
  if (item.type === 'cloze')
    return JSON.stringify(item.gaps.map((gap) => gapKey(gap, fieldOf(response, gap.id))))
  if (Array.isArray(response) && item.type !== 'ordering') return JSON.stringify([...response].sort())
  if (item.type === 'matching' || item.type === 'categorise')
    return JSON.stringify(item.stems.map(({ id }) => fieldOf(response, id)))
  return JSON.stringify(response)
}

function gapKey(gap: ItemGap, response: unknown): string {
  switch (gap.type) {
    case 'numeric':
      return numberKey(gap, response)
    case 'text':
      return textKey(gap, response)
    case 'choice':
      return JSON.stringify(response)
  }
}

function textKey(rules: TextSensitivity, response: unknown): string {
  return typeof response === 'string' ? `text ${normaliseText(response, rules).trim()}` : ''
}

/** More than the digits that can be typed: no two different numbers are equal. */
const Quotient = Decimal.clone({ precision: 120 })

/** A missing or unknown unit stays in the key where it costs points. */
function numberKey(
  rules: Extract<ItemGap, { type: 'numeric' }> | Extract<Item, { type: 'numeric' }>,
  response: unknown,
): string {
  const typed = readTypedNumber(response)
  if (!typed.ok || typed.value === null) return ''
  const quantity = readQuantity(typed.value, rules)
  if (!quantity.ok) return `unreadable ${JSON.stringify(typed.value)}`
  const { number, unit, name = unit } = quantity.value
  const perBase = typeof unit === 'number' ? rules.units?.list[unit]?.perBase : undefined
  const inBase = new Quotient(number).div(perBase ?? '1').toString()
  return rules.units?.policy === 'penalised' && perBase === undefined ? `${inBase} ${name}` : inBase
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? Reflect.get(value, name)
    : null
}
