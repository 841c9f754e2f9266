import { withoutInvisible } from '@/domain/items/invisible-characters'
import { plainText } from '@/domain/items/rich-text'

/** An entry of an item’s list, with what distinguishes it for learners. */
export interface Labeled {
  readonly id: string
  readonly text?: string | undefined
}

/** A text as a learner sees it: without markup and invisible characters, with single spaces. */
export function seenText(text: string): string {
  return withoutInvisible(plainText(text)).normalize('NFKC').replace(/\s+/g, ' ').trim()
}

/**
 * Labels that distinguish entries: the text as seen, equal for entries that look the same, or the ID if there is no text.
 * @returns the labels by ID
 */
export function labelsById(entries: readonly Labeled[]): ReadonlyMap<string, string> {
  return new Map(
    entries.map(({ id, text = '' }) => {
      const seen = seenText(text)
      return [id, seen === '' ? `id ${id}` : `text ${seen}`]
    }),
  )
}

/**
 * Maps each entry to the entry that it counts as. Entries that look the same are interchangeable: among those with the same text, the
 * selected ones count as the best, in the order of `worth`, and the others as the rest. IDs matter only among equal texts, in
 * alphabetical order, regardless of the key. The map is one-to-one.
 * @param worth higher is better
 */
export function countedAs<T extends Labeled>(
  entries: readonly T[],
  chosenIds: ReadonlySet<string>,
  worth: (entry: T) => number,
): ReadonlyMap<string, T> {
  const labels = labelsById(entries)
  const counted = new Map<string, T>()
  for (const label of new Set(labels.values())) {
    const group = entries.filter(({ id }) => labels.get(id) === label)
    const byWorth = [...group].sort((a, b) => worth(b) - worth(a))
    const byChoice = [...group].sort(
      (a, b) => Number(chosenIds.has(b.id)) - Number(chosenIds.has(a.id)) || (a.id < b.id ? -1 : 1),
    )
    byChoice.forEach(({ id }, index) => {
      const target = byWorth[index]
      if (target) counted.set(id, target)
    })
  }
  return counted
}
