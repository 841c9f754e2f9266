/** IDs in the order in which a learner sees them, by list. The list of a choice gap is `gap:<gap id>`. */
export type PresentationOrder = Readonly<Record<string, readonly string[]>>

/** An option without its key. */
export interface PublicOption {
  readonly id: string
  readonly text: string
}

/** Sorts the list in the order of `ids`. Entries that aren’t in `ids` (added later) come last, sorted by text. */
export function inOrder<T extends PublicOption>(list: readonly T[], ids: readonly string[] | undefined): T[] {
  const position = new Map((ids ?? []).map((id, index) => [id, index]))
  const positionOf = (entry: T) => position.get(entry.id) ?? position.size
  return sortByText(list).sort((a, b) => positionOf(a) - positionOf(b))
}

/** Compares code units, which is the same on every machine; `localeCompare` isn’t. */
export function sortByText<T extends PublicOption>(list: readonly T[]): T[] {
  const keyOf = (entry: T) => `${entry.text}\u0000${entry.id}`
  return [...list].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
}

/** Draws the order of a list, by its name. */
export type Arrange = (list: readonly PublicOption[], name: string) => readonly string[]

/** A number, perhaps with a unit: “1,960”, “54%”, “5 years”. */
const NUMBER = /^([-−]?\d[\d,]*(?:\.\d+)?)(?:\s?%|\s.*)?$/

/** The IDs of entries that are all numbers, in ascending order; null for other lists. */
export function sortNumbers(list: readonly PublicOption[]): string[] | null {
  const entries = sortByText(list).flatMap(({ id, text }) => {
    const digits = NUMBER.exec(text.trim())?.[1]
    return digits === undefined ? [] : [{ id, value: Number(digits.replaceAll(',', '').replace('−', '-')) }]
  })
  if (entries.length < list.length) return null
  return entries.sort((a, b) => a.value - b.value).map(({ id }) => id)
}

/** The entries in the order of `ids`, with nothing but ID and text. */
export function toPublicOptions(
  list: readonly PublicOption[],
  ids: readonly string[] | undefined,
): PublicOption[] {
  return inOrder(list, ids).map(({ id, text }) => ({ id, text }))
}

/** The entries with other IDs. @param hide gives the new ID of an entry of a list */
export function withHiddenIds<T extends { readonly id: string }>(
  entries: readonly T[],
  list: string,
  hide: (list: string, id: string) => string,
): T[] {
  return entries.map((entry) => ({ ...entry, id: hide(list, entry.id) }))
}
