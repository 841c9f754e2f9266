/** A card that lapses this many times is a leech: reviewing it again and again doesn't help. */
export const LEECH_LAPSES = 8

/**
 * Whether reviews turned a card into a leech. A leech that returned after rereading becomes one again after as many lapses more.
 * @param before lapses before the reviews @param after lapses after them
 */
export function becameLeech(before: number, after: number): boolean {
  return Math.floor(after / LEECH_LAPSES) > Math.floor(before / LEECH_LAPSES)
}
