import { createRandom } from '@/domain/items/random'

/**
 * Which item asks for a fact now: one that never did before those that did, the one that did longest ago next, so that it is not the sentence that is
 * remembered.
 * @param items the ids of the items that ask for the fact
 * @param recent of them, those that asked before, the latest first
 * @param avoid of them, those that are asked only where there is no other: questions of an assignment that is open or coming
 * @returns null where there is no item
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
