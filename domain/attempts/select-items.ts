import { isInPool } from '@/domain/attempts/is-in-pool'
import type { Quiz } from '@/domain/attempts/quiz'
import type { ItemType } from '@/domain/items/item'
import { createRandom, type Random, shuffle } from '@/domain/items/random'
import { isGradedByPerson } from '@/domain/items/types/person-graded-types'

/** The properties of a bank item that the selection uses. */
export interface BankEntry {
  readonly id: string
  readonly concept: string | null
  readonly type: ItemType
  /** Whether it is a quick check in a lesson; pools never select those. */
  readonly isLessonCheck: boolean
}

/** The IDs of items that a learner has already seen. */
export interface Met {
  readonly seenIds?: readonly string[]
  readonly seenRecentlyIds?: readonly string[]
}

export interface Selection {
  /** In the order in which they are asked. */
  readonly itemIds: readonly string[]
  /** Items of the fixed list that aren’t in the bank (they may be retired); they are skipped. */
  readonly unknownIds: readonly string[]
  /** How many items the pools are short of. */
  readonly shortBy: number
}

/**
 * Selects the items of one attempt: the fixed list, then the count of each pool in turn, no item twice. The same quiz, bank, and
 * seed give the same items, in any order of the bank. Items seen before (`seenIds`) are selected only if a pool has no others;
 * items seen recently (`seenRecentlyIds`) not at all, unless the quiz fills up with them.
 * Pools never select items that a person grades, because their points would depend on the draw.
 */
export function selectItems(
  quiz: Pick<Quiz, 'items' | 'pools' | 'shuffleItems'> & Partial<Pick<Quiz, 'whenFewUnseen'>>,
  bank: readonly BankEntry[],
  seed: string | number,
  // Stryker disable next-line ArrayDeclaration: no question has such an id
  { seenIds = [], seenRecentlyIds = [] }: Met = {},
): Selection {
  const random = createRandom(`${seed}/items`)
  const known = new Set(bank.map(({ id }) => id))
  const selected = new Set(quiz.items.filter((id) => known.has(id)))
  const isFilledUp = quiz.whenFewUnseen === 'fill-up'
  // Stryker disable next-line ArrayDeclaration: no question has such an id
  const barred = new Set(isFilledUp ? [] : seenRecentlyIds)
  const last = new Set(isFilledUp ? [...seenIds, ...seenRecentlyIds] : seenIds)
  let shortBy = 0
  for (const rule of quiz.pools) {
    const { count } = rule
    const pool = bank.filter(
      (entry) =>
        isInPool(rule, entry) &&
        !entry.isLessonCheck &&
        !isGradedByPerson(entry.type) &&
        !selected.has(entry.id) &&
        !barred.has(entry.id),
    )
    const chosen = shuffledWithLast(pool, last, random).slice(0, count)
    for (const id of chosen) selected.add(id)
    shortBy += count - chosen.length
  }
  const itemIds = [...selected]
  return {
    itemIds: quiz.shuffleItems ? shuffle(itemIds, random) : itemIds,
    unknownIds: quiz.items.filter((id) => !known.has(id)),
    shortBy,
  }
}

function shuffledWithLast(pool: readonly BankEntry[], last: ReadonlySet<string>, random: Random): string[] {
  // Sort first, so that the order of the bank doesn’t matter.
  const ids = shuffle([...new Set(pool.map(({ id }) => id))].sort(), random)
  return [...ids.filter((id) => !last.has(id)), ...ids.filter((id) => last.has(id))]
}
