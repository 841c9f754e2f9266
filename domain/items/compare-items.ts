import type { Item } from './item'

export interface ItemChange {
  /** Where: "options 2, text". */
  readonly place: string
  /** `null` where it was not there before, or is not there any more. */
  readonly before: string | null
  readonly after: string | null
}

/** What changed between two versions of an item, field by field. Rows are the same by their ids, wherever they stand; a new order is told as one change. */
export function compareItems(before: Item, after: Item): ItemChange[] {
  const [old, fresh] = [flatten(before, ''), flatten(after, '')]
  const places = [...new Set([...old.keys(), ...fresh.keys()])]
  return places.flatMap((place) => {
    const [was, is] = [old.get(place) ?? null, fresh.get(place) ?? null]
    return was === is ? [] : [{ place: place.replace(/^, /, ''), before: was, after: is }]
  })
}

function flatten(value: unknown, place: string): Map<string, string> {
  if (Array.isArray(value)) return flattenList(value, place)
  if (typeof value === 'object' && value !== null)
    return new Map(Object.entries(value).flatMap(([name, entry]) => [...flatten(entry, `${place}, ${name}`)]))
  return value === undefined ? new Map() : new Map([[place, String(value)]])
}

function flattenList(list: readonly unknown[], place: string): Map<string, string> {
  const ids = list.map((entry) =>
    typeof entry === 'object' && entry !== null && 'id' in entry ? String(entry.id) : null,
  )
  if (ids.some((id) => id === null))
    return list.every((entry) => typeof entry !== 'object')
      ? new Map([[place, list.map(String).join(' · ')]])
      : new Map(list.flatMap((entry, index) => [...flatten(entry, `${place} ${index + 1}`)]))
  const names = list.map((entry) => nameOf(entry))
  const rows = list.flatMap((entry, index) => {
    const { id: _, ...rest } = Object(entry)
    return [...flatten(rest, `${place} “${ids[index]}”`)]
  })
  return new Map([[`${place}, order`, names.join(' · ')], ...rows])
}

function nameOf(entry: unknown): string {
  const { text, label, id } = Object(entry)
  return String(text ?? label ?? id)
}
