import { type ItemProblem, itemError, itemWarning } from '@/domain/items/item-problem'
import { seenText } from '@/domain/items/same-text'
import { isVisible } from '@/domain/text/typed-text'

/** Finds equal IDs, and texts that are invisible or equal. Paths start at the list. @param what the name of an entry */
export function listProblems(
  entries: readonly { readonly id: string; readonly text: string }[],
  what: string,
): ItemProblem[] {
  return [...idProblems(entries, what), ...textProblems(entries, what)]
}

export function idProblems(entries: readonly { readonly id: string }[], what: string): ItemProblem[] {
  const ids = entries.map(({ id }) => id)
  return entries.flatMap(({ id }, index) =>
    ids.indexOf(id) < index ? [itemError([index, 'id'], `Two ${what}s have the ID ${id}.`)] : [],
  )
}

/** Equal texts are graded as interchangeable, but an author seldom means them. */
function textProblems(entries: readonly { readonly text: string }[], what: string): ItemProblem[] {
  const texts = entries.map(({ text }) => seenText(text).toLowerCase())
  return texts.flatMap((text, index) => {
    if (!isVisible(text)) return [itemError([index, 'text'], `This ${what} has no visible text.`)]
    return texts.indexOf(text) < index
      ? [itemWarning([index, 'text'], `Two ${what}s are the same: “${text}”.`)]
      : []
  })
}
