import { Exact } from '@/domain/grading/exact'
import type { Item } from '@/domain/items/item'
import { responseLimits } from '@/domain/items/response'
import { readRecord, readText, readTypedNumber } from '@/domain/items/response-shapes'
import type { NumericRules } from '@/domain/items/types/numeric/grade-numeric'
import { readQuantity } from '@/domain/items/types/numeric/read-quantity'
import type { TextRules } from '@/domain/items/types/short-text/match-text'
import { normalizeText } from '@/domain/items/types/short-text/normalize-text'

/** A typed answer as the grader compares it; `null` for no answer or an invalid one. */
type Normalized = string | null

/**
 * Returns how the grader reads a typed response: the normalized text, or the number as a plain decimal with its unit
 * (`1960 km`); for a cloze, by gap. Responses that are equal to the grader are equal here. Accepts any JSON.
 * @returns null if items of this type have no typed answer
 */
export function normalizedResponse(
  item: Item,
  response: unknown,
): Normalized | Readonly<Record<string, Normalized>> {
  switch (item.type) {
    case 'short-text':
      return normalizedText(item, response)
    case 'numeric':
      return normalizedNumber(item, response)
    case 'cloze': {
      const entries = readRecord(
        response,
        item.gaps.map(({ id }) => id),
      )
      if (!entries.ok) return null
      return Object.fromEntries(
        item.gaps.map((gap) => [gap.id, normalizedGap(gap, entries.value.get(gap.id))]),
      )
    }
    default:
      return null
  }
}

function normalizedGap(gap: Extract<Item, { type: 'cloze' }>['gaps'][number], raw: unknown): Normalized {
  switch (gap.type) {
    case 'text':
      return normalizedText(gap, raw)
    case 'numeric':
      return normalizedNumber(gap, raw)
    case 'choice':
      return typeof raw === 'string' ? raw : null
  }
}

function normalizedText(rules: TextRules, raw: unknown): Normalized {
  const typed = readText(raw, responseLimits.textCharacters)
  return typed.ok && typed.value !== null ? normalizeText(typed.value, rules) : null
}

function normalizedNumber(rules: NumericRules, raw: unknown): Normalized {
  const typed = readTypedNumber(raw)
  const quantity = typed.ok && typed.value !== null ? readQuantity(typed.value, rules) : null
  if (!quantity?.ok) return null
  const { number, unit, name } = quantity.value
  const plain = new Exact(number).toFixed()
  if (unit === 'none') return plain
  // Stryker disable next-line OptionalChaining: the index of a unit comes from this list
  return `${plain} ${unit === 'unknown' ? name : rules.units?.list[unit]?.name}`
}
