import type { Item } from '@/domain/items/item'
import { lessonOf } from '@/domain/items/list-sections'

/** A fact that was never asked, with the items that ask for it. */
interface NewCard {
  readonly items: readonly Pick<Item, 'section'>[]
}

/**
 * How many new cards the daily limit still allows.
 * @param introduced how many were introduced since the window began (`newCardWindow`); answers that were undone don't count
 */
export function newCardsLeft(newPerDay: number, introduced: number): number {
  return Math.max(0, newPerDay - introduced)
}

/**
 * New cards in the order in which they are introduced: those of lessons that the learner has opened first, otherwise
 * in the given order.
 * @param openedLessons slugs
 */
export function orderNewCards<C extends NewCard>(
  cards: readonly C[],
  openedLessons: ReadonlySet<string>,
): C[] {
  const isOpened = ({ items }: C) => items.some(({ section }) => openedLessons.has(lessonOf(section)))
  return [...cards.filter(isOpened), ...cards.filter((card) => !isOpened(card))]
}
