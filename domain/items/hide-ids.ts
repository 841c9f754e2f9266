import type { Item } from '@/domain/items/item'
import { createRandom } from '@/domain/items/random'

/**
 * The item with ids that tell nothing. Authors write `e1`, `e2`, `e3` in the right order, or `s1` beside `c1`, and ids reach
 * the browser: each id of an option, stem, choice, element or passage becomes six letters and digits drawn from
 * `salt`, the item's id and its own. The same salt gives the same ids, so it must not change while answers refer to them;
 * one that learners cannot know keeps the ids from being worked out. Regions keep theirs, which are the map's, and gaps theirs,
 * which stand in the text.
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
    case 'categorise':
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

/** Of 36⁶ ids two of one item are the same once in 10⁸ lists of six; a loader that checks for double ids says so. */
function hiddenId(name: string): string {
  return createRandom(name)
    .nextInt(36 ** 6)
    .toString(36)
    .padStart(6, '0')
}
