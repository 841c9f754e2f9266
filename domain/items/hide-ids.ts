import type { Item } from '@/domain/items/item'
import { createRandom } from '@/domain/items/random'

/**
 * Replaces IDs that reveal the key. Authors write `e1`, `e2`, `e3` in the correct order, or `s1` for `c1`, and IDs reach the
 * browser. Each ID of an option, stem, choice, element, or passage becomes six letters and digits derived from `salt`, the
 * item’s ID, and its own ID. The same salt gives the same IDs, so it must not change while answers refer to them; a secret salt
 * keeps learners from computing them. Regions keep their IDs, which belong to the map, and gaps theirs, which are in the text.
 */
export function hideIds(item: Item, salt: string): Item {
  const hide = (list: string, id: string) => hiddenId(`${salt}/${item.id}/${list}/${id}`)
  const hideAll = <T extends { id: string }>(list: string, entries: readonly T[]): T[] =>
    entries.map((entry) => ({ ...entry, id: hide(list, entry.id) }))
  switch (item.type) {
    case 'single-choice':
    case 'multiple-response':
      return { ...item, options: hideAll('options', item.options) }
    case 'matching':
    case 'categorize':
      return {
        ...item,
        stems: hideAll('stems', item.stems).map((stem) => ({
          ...stem,
          choice: hide('choices', stem.choice),
        })),
        choices: hideAll('choices', item.choices),
      }
    case 'ordering':
      return { ...item, elements: hideAll('elements', item.elements) }
    case 'evidence':
      return { ...item, passages: hideAll('passages', item.passages) }
    case 'cloze':
      return {
        ...item,
        gaps: item.gaps.map((gap) =>
          gap.type === 'choice' ? { ...gap, options: hideAll(`gap:${gap.id}`, gap.options) } : gap,
        ),
      }
    case 'true-false':
    case 'numeric':
    case 'short-text':
    case 'hotspot':
      return item
  }
}

/** With 36⁶ IDs, two of one item collide once in 10⁸ lists of six; the loader reports duplicate IDs. */
function hiddenId(name: string): string {
  return createRandom(name)
    .nextInt(36 ** 6)
    .toString(36)
    .padStart(6, '0')
}
