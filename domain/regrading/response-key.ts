import { normaliseText } from '@/domain/grading/short-text/normalise-text'
import type { Item } from '@/domain/items/item'

/** The same text for answers that are equal to the grader: typed words by its normalisation, ticked options in any order. At most 500 characters. */
export function responseKey(item: Item, response: unknown): string {
  return keyText(item, response).slice(0, 500)
}

function keyText(item: Item, response: unknown): string {
  if (item.type === 'short-text' && typeof response === 'string') return normaliseText(response, item).trim()
  if (item.type === 'numeric' && typeof response === 'string') return response.replaceAll(/\s/g, '')
  if (Array.isArray(response) && item.type !== 'ordering')
    return JSON.stringify([...response].map(String).sort())
  if (typeof response === 'object' && response !== null && !Array.isArray(response))
    return JSON.stringify(Object.entries(response).sort(([one], [other]) => one.localeCompare(other)))
  return JSON.stringify(response ?? null)
}
