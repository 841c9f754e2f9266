import type { Item } from '@/domain/items/item'
import { createRandom, type Random, shuffle } from '@/domain/items/random'

/** IDs in the order in which a learner sees them, by list. The list of a choice gap is `gap:<gap id>`. */
export type PresentationOrder = Readonly<Record<string, readonly string[]>>

interface Listed {
  readonly id: string
  readonly text: string
}

/**
 * The order of options, choices, stems, elements, passages, and regions for one learner’s attempt at an item.
 *
 * The same item and seed give the same order, so that results show what the learner saw. Each shuffle starts from the sorted
 * texts, never from the author’s order, so that the seed can’t reveal the key’s position or the correct order. The elements of an
 * ordering can happen to be in the correct order: shuffling again would reveal that the shown order is incorrect. True and
 * false keep their positions; the regions of a map are sorted by name.
 */
export function presentationOrder(item: Item, seed: string | number): PresentationOrder {
  const drawn = (list: readonly Listed[], name: string) =>
    shuffledIds(list, createRandom(`${seed}/${item.id}/${name}`))
  switch (item.type) {
    case 'single-choice':
    case 'multiple-response':
      return { options: drawn(item.options, 'options') }
    case 'matching':
    case 'categorize':
      return { stems: drawn(item.stems, 'stems'), choices: drawn(item.choices, 'choices') }
    case 'ordering':
      return { elements: drawn(item.elements, 'elements') }
    case 'hotspot':
      return { regions: sortByText(item.regions).map(({ id }) => id) }
    case 'evidence':
      return { passages: drawn(item.passages, 'passages') }
    case 'cloze':
      return Object.fromEntries(
        item.gaps.flatMap((gap) =>
          gap.type === 'choice' ? [[`gap:${gap.id}`, drawn(gap.options, `gap:${gap.id}`)]] : [],
        ),
      )
    case 'true-false':
    case 'numeric':
    case 'short-text':
      return {}
  }
}

/** Sorts the list in the order of `ids`. Entries that aren’t in `ids` (added later) come last, sorted by text. */
export function inOrder<T extends Listed>(list: readonly T[], ids: readonly string[] | undefined): T[] {
  const position = new Map((ids ?? []).map((id, index) => [id, index]))
  const positionOf = (entry: T) => position.get(entry.id) ?? position.size
  return sortByText(list).sort((a, b) => positionOf(a) - positionOf(b))
}

function shuffledIds(list: readonly Listed[], random: Random): string[] {
  return shuffle(
    sortByText(list).map(({ id }) => id),
    random,
  )
}

/** Compares code units, which is the same on every machine; `localeCompare` isn’t. */
function sortByText<T extends Listed>(list: readonly T[]): T[] {
  const keyOf = (entry: T) => `${entry.text}\u0000${entry.id}`
  return [...list].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
}
