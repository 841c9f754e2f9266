import type { ItemResponse } from '@/domain/items/response'
import type { PublicItem } from '@/domain/items/to-public-item'
import { responseByType } from '@/domain/items/types/response-by-type'

/**
 * Reads a response from the fields of a plain form, without JavaScript. With `name` `r` (a different name for each item if a
 * page has several), the item’s own field is `r`, and that of a part is `r.<part>`: a stem, a gap, an element, or the
 * unit of a number. A checkbox is `r` once for each selected one. The type’s `response.ts` says which fields it has.
 *
 * Empty fields are unanswered. Unknown values, such as an unknown ID, pass through for `validateResponse` to report.
 */
export function responseFromForm(
  item: PublicItem,
  entries: Iterable<readonly [string, unknown]>,
  name = 'r',
): ItemResponse {
  const fields = [...entries].filter((entry): entry is [string, string] => typeof entry[1] === 'string')
  return responseByType[item.type].fromForm(item, {
    field(...parts) {
      const wanted = [name, ...parts].join('.')
      return fields.find(([key]) => key === wanted)?.[1] || null
    },
    selected: () => fields.flatMap(([key, value]) => (key === name && value !== '' ? [value] : [])),
  })
}
