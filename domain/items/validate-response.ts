import type { PublicItem } from '@/domain/items/public-item'
import { readResponse } from '@/domain/items/read-response'
import type { ItemResponse, NumberWithUnit, ResponseProblem } from '@/domain/items/response'
import { type QuantityFormat, readQuantity } from '@/domain/items/types/numeric/read-quantity'

export type ResponseCheck =
  | { readonly ok: true; readonly response: ItemResponse }
  | { readonly ok: false; readonly problem: ResponseProblem }

/**
 * Validates an answer when it is saved: returns the response in the shape of its type, or why it can’t be read. Takes any JSON.
 * Needs no key, so it can run in the browser on a public item.
 */
export function validateResponse(item: PublicItem, raw: unknown): ResponseCheck {
  const reading = readResponse(item, raw)
  if (!reading.ok) return reading
  const problem = numberProblem(item, reading.value)
  return problem ? { ok: false, problem } : { ok: true, response: reading.value }
}

/** The first typed number of the response that can’t be read. */
function numberProblem(item: PublicItem, response: ItemResponse): ResponseProblem | undefined {
  if (item.type === 'numeric') return quantityProblem(item, response)
  if (item.type !== 'cloze' || typeof response !== 'object' || response === null) return undefined
  const typed = new Map<string, unknown>(Object.entries(response))
  for (const gap of item.gaps) {
    const problem = gap.type === 'numeric' ? quantityProblem(gap, typed.get(gap.id)) : undefined
    if (problem) return { ...problem, part: gap.id }
  }
  return undefined
}

function quantityProblem(format: QuantityFormat, typed: unknown): ResponseProblem | undefined {
  if (typeof typed !== 'string' && !isNumberWithUnit(typed)) return undefined
  const quantity = readQuantity(typed, format)
  return quantity.ok ? undefined : quantity.problem
}

function isNumberWithUnit(typed: unknown): typed is NumberWithUnit {
  return typeof typed === 'object' && typed !== null && 'number' in typed && 'unit' in typed
}
