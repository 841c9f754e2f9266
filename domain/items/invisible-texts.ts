import { type ItemProblem, itemError, within } from '@/domain/items/item-problem'
import { seenText } from '@/domain/items/same-text'
import { isVisible } from '@/domain/text/typed-text'

/** Finds texts that consist only of invisible characters or markup. */

interface Remark {
  readonly why?: string | undefined
  readonly feedback?: string | undefined
}

export function invisibleText(
  path: ItemProblem['path'],
  text: string | undefined,
  what: string,
): ItemProblem[] {
  return text === undefined || isVisible(seenText(text))
    ? []
    : [itemError(path, `${what} has no visible text.`)]
}

/** In the remarks on each row of a list. */
export function invisibleInRows(name: string, rows: readonly Remark[]): ItemProblem[] {
  return rows.flatMap((row, index) => within([name, index], invisibleInRemark(row)))
}

/** In the remark on any other answer. */
export function invisibleInOther({ otherwise }: { readonly otherwise?: Remark | undefined }): ItemProblem[] {
  return otherwise ? within(['otherwise'], invisibleInRemark(otherwise)) : []
}

function invisibleInRemark({ why, feedback }: Remark): ItemProblem[] {
  return [
    ...invisibleText(['why'], why, 'This reason'),
    ...invisibleText(['feedback'], feedback, 'This feedback'),
  ]
}
