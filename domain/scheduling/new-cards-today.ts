/** A fact that was never asked, with the items that ask for it. */
interface NewCard {
  readonly items: readonly { readonly section: string }[]
}

/**
 * How many new cards the daily limit still allows.
 * @param introduced how many were introduced since the window began (`newCardWindow`); answers that were undone don't count
 */
export function newCardsLeft(newPerDay: number, introduced: number): number {
  return Math.max(0, newPerDay - introduced)
}

/**
 * New cards in the order in which they are introduced: those of sections that the learner has read or been quizzed on
 * first, otherwise in the given order.
 * @param metSections `lesson#section`
 */
export function orderNewCards<C extends NewCard>(cards: readonly C[], metSections: ReadonlySet<string>): C[] {
  const isMet = ({ items }: C) => items.some(({ section }) => metSections.has(section))
  return [...cards.filter(isMet), ...cards.filter((card) => !isMet(card))]
}
