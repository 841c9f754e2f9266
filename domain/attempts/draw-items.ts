import type { Quiz } from '@/domain/attempts/quiz'
import type { ItemType } from '@/domain/items/item'
import { createRandom, type Random, shuffle } from '@/domain/items/random'

/** What the draw needs to know of an item of the bank. */
export interface BankEntry {
  readonly id: string
  readonly concept: string
  readonly type: ItemType
  /** Whether it belongs to a lesson's text; such items are not drawn from pools. */
  readonly isCheck: boolean
}

/** What a learner has met before, by id. */
export interface Met {
  readonly seenIds?: readonly string[]
  readonly metLatelyIds?: readonly string[]
}

export interface DrawnItems {
  /** In the order in which they are asked. */
  readonly itemIds: readonly string[]
  /** Items of the fixed list that the bank has not (they may have been retired); they are left out. */
  readonly unknownIds: readonly string[]
  /** How many items fewer the pools gave than they should. */
  readonly shortBy: number
}

/**
 * The items of one attempt: the fixed list, then from each pool in turn its count of items, no item twice. The same
 * quiz, bank and seed give the same draw, in whatever order the bank comes. What was met before (`seenIds`) is drawn
 * only when a pool has no other left; what was met lately (`metLatelyIds`) not at all, unless the quiz is to be filled up with it.
 */
export function drawItems(
  quiz: Pick<Quiz, 'items' | 'pools' | 'shuffleItems'> & Partial<Pick<Quiz, 'whenFewUnseen'>>,
  bank: readonly BankEntry[],
  seed: string | number,
  // Stryker disable next-line ArrayDeclaration: no question has such an id
  { seenIds = [], metLatelyIds = [] }: Met = {},
): DrawnItems {
  const random = createRandom(`${seed}/items`)
  const known = new Set(bank.map(({ id }) => id))
  const drawn = new Set(quiz.items.filter((id) => known.has(id)))
  const isFilledUp = quiz.whenFewUnseen === 'fill-up'
  // Stryker disable next-line ArrayDeclaration: no question has such an id
  const barred = new Set(isFilledUp ? [] : metLatelyIds)
  const last = new Set(isFilledUp ? [...seenIds, ...metLatelyIds] : seenIds)
  let shortBy = 0
  for (const { concepts, types, count } of quiz.pools) {
    const pool = bank.filter(
      ({ id, concept, type, isCheck }) =>
        concepts.includes(concept) &&
        (types?.includes(type) ?? true) &&
        !isCheck &&
        !drawn.has(id) &&
        !barred.has(id),
    )
    const chosen = shuffledWithLast(pool, last, random).slice(0, count)
    for (const id of chosen) drawn.add(id)
    shortBy += count - chosen.length
  }
  const itemIds = [...drawn]
  return {
    itemIds: quiz.shuffleItems ? shuffle(itemIds, random) : itemIds,
    unknownIds: quiz.items.filter((id) => !known.has(id)),
    shortBy,
  }
}

function shuffledWithLast(pool: readonly BankEntry[], last: ReadonlySet<string>, random: Random): string[] {
  // Sorted first, so that the order in which the bank comes does not matter.
  const ids = shuffle([...new Set(pool.map(({ id }) => id))].sort(), random)
  return [...ids.filter((id) => !last.has(id)), ...ids.filter((id) => last.has(id))]
}
