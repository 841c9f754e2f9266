import type { TypeExplanation } from '@/domain/items/types/item-type'
import { formatShare, formatShares, verdictOn } from '@/domain/items/types/probe'

export const orderingExplanation = {
  explain({ elements }, grade) {
    const ids = elements.map(({ id }) => id)
    const earns = (order: readonly string[]) => {
      const verdict = verdictOn(grade(order))
      return verdict.kind === 'earns' ? verdict.share : 0
    }
    const swapped = ids.slice(1).map((_, index) => earns(withSwap(ids, index)))
    const firstLast = earns([...ids.slice(1), ...ids.slice(0, 1)])
    const reversed = earns([...ids].reverse())
    return [
      `The correct order earns ${formatShare(earns(ids))}. An order that the student never changes isn’t an answer.`,
      `Swapping two neighbors earns ${formatShares(swapped)}.`,
      ...(ids.length > 2
        ? [
            `Moving the first element to the end earns ${formatShare(firstLast)}.`,
            `The reverse order earns ${formatShare(reversed)}.`,
          ]
        : []),
    ]
  },
} satisfies TypeExplanation<'ordering'>

/** Swaps the entries at `index` and after it. */
function withSwap(ids: readonly string[], index: number): string[] {
  return ids.map((id, at) => (at === index ? ids[index + 1] : at === index + 1 ? ids[index] : id) ?? id)
}
