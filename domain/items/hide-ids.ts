import type { Item } from '@/domain/items/item'
import { createRandom } from '@/domain/items/random'
import { publicItemByType } from '@/domain/items/types/public-item-by-type'

/**
 * Replaces IDs that reveal the key. Authors write `e1`, `e2`, `e3` in the correct order, or `s1` for `c1`, and IDs reach the
 * browser. Each ID of an option, stem, choice, element, or passage becomes six letters and digits derived from `salt`, the
 * item’s ID, and its own ID. The same salt gives the same IDs, so it must not change while answers refer to them; a secret salt
 * keeps learners from computing them. Regions keep their IDs, which belong to the map, and gaps theirs, which are in the text.
 */
export function hideIds(item: Item, salt: string): Item {
  return publicItemByType[item.type].hideIds(item, (list, id) => hiddenId(`${salt}/${item.id}/${list}/${id}`))
}

/** With 36⁶ IDs, two of one item collide once in 10⁸ lists of six; the loader reports duplicate IDs. */
function hiddenId(name: string): string {
  return createRandom(name)
    .nextInt(36 ** 6)
    .toString(36)
    .padStart(6, '0')
}
