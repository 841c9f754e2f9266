import type { ItemResponse } from '@/domain/items/response'
import type { PublicItem } from '@/domain/items/to-public-item'

/** The fields of a plain form for a response without units: what `responseFromForm` reads. */
export function formFields(item: PublicItem, response: ItemResponse, name: string): [string, string][] {
  if (response === null) return []
  if (Array.isArray(response))
    return item.type === 'ordering'
      ? response.map((id, index) => [`${name}.${id}`, String(index + 1)])
      : response.map((id) => [name, id])
  if (typeof response !== 'object') return [[name, String(response)]]
  return Object.entries(response).map(([part, value]) => [`${name}.${part}`, String(value)])
}
