import { findFormulaError } from '@/domain/formulas/render-formula'
import type { Item } from '@/domain/items/item'
import { DEMANDS } from '@/domain/items/item-fields'
import { embeddedProblems } from '@/domain/items/rich-texts'
import { authoringByType } from '@/domain/items/types/authoring-by-type'
import { validateItem } from '@/domain/items/validate-item'
import type { FaultList, PartPath } from './fault'

/**
 * Requirements for a course item: everything that `validateItem` requires of any question, plus the course's own
 * standards: hints, distractors, and feedback on every mistake. `check-references` checks its references to the
 * course.
 */

/** @param item one that `faults` remembers */
export function checkItem(item: Item, faults: FaultList): void {
  const say = (path: PartPath, message: string) =>
    faults.error(faults.locationOf(item, path), `${item.id}: ${message}`)
  // What is only advice for a class's own question is required in a course.
  for (const { path, message } of validateItem(item)) say(path, message)
  for (const { path, message } of embeddedProblems(item, findFormulaError)) say(path, message)
  if (item.hints.length === 0) say([], 'needs a hint')
  if (!item.demand) say([], `needs a demand: ${DEMANDS.join(', ')}`)
  item.hints.forEach((hint, index) => {
    if (!isSentence(hint))
      say(
        ['hints', index],
        `the hint “${hint}” isn’t a whole sentence; put a hint that contains a comma in quotation marks`,
      )
  })
  for (const { path, message } of authoringByType[item.type].standards(item)) say(path, message)
}

/** An unquoted comma ends an entry of a YAML list in brackets, so a hint that contains one is cut into pieces. */
function isSentence(hint: string): boolean {
  return /^\P{Ll}/u.test(hint) && /[.?!…][”’"')\]]*$/.test(hint)
}

/** Each value that occurs more than once, listed once. */
export function repeated(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))]
}
