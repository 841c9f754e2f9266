import { Decimal } from 'decimal.js'
import type { Item } from '@/domain/items/item'
import { readResponse } from '@/domain/items/read-response'
import { readTypedNumber } from '@/domain/items/response-shapes'
import { type Labeled, labelsById } from '@/domain/items/same-text'
import type { ItemGap } from '@/domain/items/types/cloze/schema'
import type { NumericRules } from '@/domain/items/types/numeric/grade-numeric'
import { readQuantity } from '@/domain/items/types/numeric/read-quantity'
import { normalizeText, type TextSensitivity } from '@/domain/items/types/short-text/normalize-text'

/**
 * A key that is the same for answers that are graded as equal: normalized words, numbers as read in the base unit, selected options in any order, and each gap by
 * its type. Answers that can’t be read are equal only if they are identical.
 */
export function responseKey(item: Item, response: unknown): string {
  const reading = readResponse(item, response)
  return JSON.stringify(reading.ok ? [keyOf(item, reading.value)] : { unreadable: response })
}

/** A value whose JSON is the same for equal answers. */
function keyOf(item: Item, response: unknown): unknown {
  // A record or null, for types with parts.
  const parts = new Map<string, unknown>(Object.entries(Object(response)))
  switch (item.type) {
    case 'numeric':
      return numberKey(item, response)
    case 'short-text':
      return textKey(item, response)
    case 'cloze':
      return item.gaps.map((gap) => gapKey(gap, parts.get(gap.id)))
    case 'matching':
    case 'categorize':
      return item.stems.map(({ id }) => labelsOf(item.choices, parts.get(id)))
    case 'true-false':
      return response
    case 'ordering':
      return labelsOf(item.elements, response)
    case 'single-choice':
    case 'multiple-response':
      return labelsOf(item.options, response).sort()
    case 'hotspot':
      return labelsOf(item.regions, response).sort()
    case 'evidence':
      return labelsOf(item.passages, response).sort()
  }
}

function gapKey(gap: ItemGap, response: unknown): unknown {
  switch (gap.type) {
    case 'numeric':
      return numberKey(gap, response)
    case 'text':
      return textKey(gap, response)
    case 'choice':
      return labelsOf(gap.options, response)
  }
}

/** The selected or ordered entries as the learner sees them: entries that look the same are equal. */
function labelsOf(entries: readonly Labeled[], response: unknown): (string | undefined)[] {
  const labels: ReadonlyMap<unknown, string> = labelsById(entries)
  return [response].flat().map((id) => labels.get(id))
}

function textKey(rules: TextSensitivity, response: unknown): unknown {
  return typeof response === 'string' ? normalizeText(response, rules) : response
}

/** More than the digits that can be typed: no two different numbers are equal. */
const Quotient = Decimal.clone({ precision: 120 })

/** A missing or unknown unit stays in the key where it costs points. */
function numberKey(rules: NumericRules, response: unknown): unknown {
  const typed = readTypedNumber(response)
  if (!typed.ok || typed.value === null) return null
  const quantity = readQuantity(typed.value, rules)
  if (!quantity.ok) return { unreadable: typed.value }
  const { number, unit, name = unit } = quantity.value
  const perBase = rules.units?.list.find((_, index) => index === unit)?.perBase
  const inBase = new Quotient(number).div(perBase ?? '1')
  return rules.units?.policy === 'penalized' && perBase === undefined ? [inBase, name] : inBase
}
