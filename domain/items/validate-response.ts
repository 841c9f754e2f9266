import { fieldOf } from '@/domain/items/format-parts'
import { readResponse } from '@/domain/items/read-response'
import type { ItemResponse, NumberWithUnit, ResponseProblem } from '@/domain/items/response'
import type { PublicItem } from '@/domain/items/to-public-item'
import { type QuantityFormat, readQuantity } from '@/domain/items/types/numeric/read-quantity'
import { responseByType } from '@/domain/items/types/response-by-type'

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
  for (const { format, part } of responseByType[item.type].numbers?.(item) ?? []) {
    const typed = part === undefined ? response : fieldOf(response, part)
    const problem = quantityProblem(format, typed)
    if (problem) return part === undefined ? problem : { ...problem, part }
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
