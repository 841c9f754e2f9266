import { Decimal } from 'decimal.js'
import { readQuantity } from '@/domain/grading/numeric/read-quantity'
import { normaliseText, type TextSensitivity } from '@/domain/grading/short-text/normalise-text'
import type { Item, ItemGap } from '@/domain/items/item'
import { readResponse } from '@/domain/items/read-response'
import { readTypedNumber } from '@/domain/items/response-shapes'
import { type Labeled, labelsById } from '@/domain/items/same-text'

/**
 * The same text for answers that are equal under grading: typed words by their normalization, numbers as they are read and in the base unit, chosen options in
 * any order, each gap by its type. Answers that can't be read are equal only if they are the same.
 */
export function responseKey(item: Item, response: unknown): string {
  const reading = readResponse(item, response)
  return reading.ok ? keyOf(item, reading.value) : `unreadable ${JSON.stringify(response)}`
}

function keyOf(item: Item, response: unknown): string {
  switch (item.type) {
    case 'numeric':
      return numberKey(item, response)
    case 'short-text':
      return textKey(item, response)
    case 'cloze':
      return JSON.stringify(item.gaps.map((gap) => gapKey(gap, fieldOf(response, gap.id))))
    case 'matching':
    case 'categorise':
      return JSON.stringify(item.stems.map(({ id }) => labelOf(item.choices, fieldOf(response, id))))
    case 'true-false':
      return JSON.stringify(response)
    case 'ordering':
      return JSON.stringify(labelsOf(item.elements, response))
    case 'single-choice':
    case 'multiple-response':
      return JSON.stringify(labelsOf(item.options, response).sort())
    case 'hotspot':
      return JSON.stringify(labelsOf(item.regions, response).sort())
    case 'evidence':
      return JSON.stringify(labelsOf(item.passages, response).sort())
  }
}

function gapKey(gap: ItemGap, response: unknown): string | null {
  switch (gap.type) {
    case 'numeric':
      return numberKey(gap, response)
    case 'text':
      return textKey(gap, response)
    case 'choice':
      return labelOf(gap.options, response)
  }
}

/** What was chosen or put in order, as the learner sees it: entries that look the same are the same. */
function labelsOf(entries: readonly Labeled[], response: unknown): string[] {
  const chosen: readonly unknown[] = Array.isArray(response) ? response : [response]
  return chosen.flatMap((id) => labelOf(entries, id) ?? [])
}

function labelOf(entries: readonly Labeled[], id: unknown): string | null {
  return typeof id === 'string' ? (labelsById(entries).get(id) ?? null) : null
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
