import type { PublicItem } from '@/domain/items/public-item'
import type { GapResponse, ItemResponse } from '@/domain/items/response'

/** The name of a form field: `r`, or `r.<part>` for a stem, a gap, an element, or the unit of a number. */
function fieldName(name: string, ...parts: readonly string[]): string {
  return [name, ...parts].join('.')
}

/**
 * Reads a response from the fields of a plain form, without JavaScript. With `name` `r` (a different name for each item if a
 * page has several):
 *
 * - single-choice, hotspot: `r` = id · true-false: `r` = `true` or `false`
 * - multiple-response, evidence, hotspot with several: `r` = id, once for each selected checkbox
 * - matching and categorize: `r.<stem id>` = choice id
 * - ordering: `r.<element id>` = its position, 1 for the first; a position with none or two elements leaves `''` in the
 *   order, which `validateResponse` reports
 * - numeric: `r` = as typed, and `r.unit` if the unit has a separate field · short-text: `r` = as typed
 * - cloze: `r.<gap id>` as for its type, and `r.<gap id>.unit`
 *
 * Empty fields are unanswered. Unknown values, such as an unknown ID, pass through for `validateResponse` to report.
 */
export function responseFromForm(
  item: PublicItem,
  entries: Iterable<readonly [string, unknown]>,
  name = 'r',
): ItemResponse {
  const fields = [...entries].filter((entry): entry is [string, string] => typeof entry[1] === 'string')
  const field = (...parts: string[]) => {
    const wanted = fieldName(name, ...parts)
    return fields.find(([key]) => key === wanted)?.[1] || null
  }
  const selected = () => fields.flatMap(([key, value]) => (key === name && value !== '' ? [value] : []))
  const byPart = <T>(parts: readonly { readonly id: string }[], read: (id: string) => T) =>
    Object.fromEntries(parts.map(({ id }) => [id, read(id)]))

  switch (item.type) {
    case 'single-choice':
    case 'short-text':
      return field()
    case 'true-false':
      return truthFrom(field())
    case 'multiple-response':
    case 'evidence':
      return selected()
    case 'hotspot':
      return item.multiple ? selected() : field()
    case 'matching':
    case 'categorize':
      return byPart(item.stems, (id) => field(id))
    case 'ordering':
      return orderFrom(item.elements.map(({ id }) => [id, field(id)]))
    case 'numeric':
      return numberFrom(field(), field('unit'))
    case 'cloze':
      return byPart(item.gaps, (id): GapResponse => numberFrom(field(id), field(id, 'unit')))
  }
}

function truthFrom(value: string | null): boolean | string | null {
  if (value === 'true') return true
  return value === 'false' ? false : value
}

function numberFrom(number: string | null, unit: string | null): GapResponse {
  return number !== null && unit !== null ? { number, unit } : number
}

function orderFrom(positions: readonly (readonly [string, string | null])[]): string[] | null {
  if (positions.every(([, position]) => position === null)) return null
  return positions.flatMap((_, index) => {
    const here = positions.filter(([, position]) => Number(position) === index + 1).map(([id]) => id)
    return here.length > 0 ? here : ['']
  })
}
