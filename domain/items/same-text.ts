import { withoutInvisible } from '@/domain/items/invisible-characters'
import { plainText } from '@/domain/items/rich-text'

/** An entry of an item's list, as far as a learner can tell it from others. */
export interface Labeled {
  readonly id: string
  readonly text?: string | undefined
}

/** A text as a learner sees it: without marks and invisible characters, one space between words. */
export function seenText(text: string): string {
  return withoutInvisible(plainText(text)).normalize('NFKC').replace(/\s+/g, ' ').trim()
}

/**
 * What tells an entry apart: its text as seen, the same for entries that look the same; its id where it has no text.
 * @returns the distinguishing label by id
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
 * Which entry each entry counts as, where entries that look the same are interchangeable: of those with one text the chosen
 * ones count as the best, in the order of `worth`, and the others as the rest. It depends on ids only among equal texts, and there
 * on their alphabetical order, never on which of them is keyed. A one-to-one map of the entries onto themselves.
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
