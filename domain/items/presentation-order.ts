import type { Item } from '@/domain/items/item'
import { type Arrange, type PresentationOrder, sortByText, sortNumbers } from '@/domain/items/item-lists'
import { createRandom, shuffle } from '@/domain/items/random'
import { publicItemByType } from '@/domain/items/types/public-item-by-type'

/**
 * The order of options, choices, stems, elements, passages, and regions for one learner’s attempt at an item.
 *
 * The same item and seed give the same order, so that results show what the learner saw. Each shuffle starts from the sorted
 * texts, never from the author’s order, so that the seed can’t reveal the key’s position or the correct order. Options that are
 * numbers are in ascending order instead. The elements of an ordering can happen to be in the correct order: shuffling again would reveal that the shown order is incorrect. True and
 * false keep their positions; the regions of a map are sorted by name.
 */
export function presentationOrder(item: Item, seed: string | number): PresentationOrder {
  const shuffled: Arrange = (list, name) =>
    shuffle(
      sortByText(list).map(({ id }) => id),
      createRandom(`${seed}/${item.id}/${name}`),
    )
  const arranged: Arrange = (list, name) => sortNumbers(list) ?? shuffled(list, name)
  return publicItemByType[item.type].order(item, { shuffled, arranged })
}
