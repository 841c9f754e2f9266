import { createRandom } from '@/domain/items/random'

/**
 * Picks the item that asks for a fact now: one that was never asked before one that was, then the one asked longest
 * ago, so that the learner doesn't just remember the sentence.
 * @param items the IDs of the items that ask for the fact
 * @param recent those of them that were asked before, latest first
 * @param avoid those of them to use only if there is no other: questions of a current or upcoming assignment
 * @returns null if there is no item
 */
export function pickItem(
  items: readonly string[],
  { recent, avoid, seed }: { recent: readonly string[]; avoid: ReadonlySet<string>; seed: string },
): string | null {
  const preferred = items.filter((id) => !avoid.has(id))
  const choice = preferred.length > 0 ? preferred : items
  const unseen = choice.filter((id) => !recent.includes(id))
  if (unseen.length > 0) return unseen[createRandom(seed).nextInt(unseen.length)] ?? null
  return [...recent].reverse().find((id) => choice.includes(id)) ?? null
}
