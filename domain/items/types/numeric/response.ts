import { formatTyped } from '@/domain/items/format-parts'
import type { GapResponse } from '@/domain/items/response'
import { readTypedNumber } from '@/domain/items/response-shapes'
import type { TypeResponse } from '@/domain/items/types/item-type'

/** As typed. In a form, the unit can have a separate field, `unit`. */
export const numericResponse = {
  read: (_, raw) => readTypedNumber(raw),
  fromForm: (_, form) => numberFrom(form.field(), form.field('unit')),
  format: (_, response) => formatTyped(response),
  numbers: (item) => [{ format: item }],
} satisfies TypeResponse<'numeric'>

/** A number as typed, with its unit if that has a separate field. */
export function numberFrom(number: string | null, unit: string | null): GapResponse {
  return number !== null && unit !== null ? { number, unit } : number
}
