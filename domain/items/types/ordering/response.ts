import { formatOption } from '@/domain/items/format-parts'
import { idsOf, readOrder } from '@/domain/items/response-shapes'
import type { TypeResponse } from '@/domain/items/types/item-type'

/**
 * The IDs of all elements from the first position to the last; `''` for an empty position. `null` until the learner
 * changes the order: left as shown, it is unanswered, even if it happens to be correct. In a form, the field of an
 * element has its position, 1 for the first; a position with none or two elements leaves `''` in the order, which
 * `validateResponse` reports.
 */
export const orderingResponse = {
  read: ({ elements }, raw) => readOrder(raw, idsOf(elements)),
  fromForm: ({ elements }, form) => orderFrom(elements.map(({ id }) => [id, form.field(id)])),
  format: ({ elements }, response) =>
    Array.isArray(response)
      ? response.map((id, index) => `${index + 1}. ${formatOption(elements, id) ?? '–'}`).join('; ')
      : null,
} satisfies TypeResponse<'ordering'>

function orderFrom(positions: readonly (readonly [string, string | null])[]): string[] | null {
  if (positions.every(([, position]) => position === null)) return null
  return positions.flatMap((_, index) => {
    const here = positions.filter(([, position]) => Number(position) === index + 1).map(([id]) => id)
    return here.length > 0 ? here : ['']
  })
}
