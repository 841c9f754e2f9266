import { gradeResponse } from '@/domain/grading/grade-response'
import { meetsThreshold } from '@/domain/grading/meets-threshold'
import type { Item } from '@/domain/items/item'
import { analysisByType } from '@/domain/items/types/analysis-by-type'
import type { NotAccepted } from '@/domain/items/types/item-type'
import { validateItem } from '@/domain/items/validate-item'

export type Accepted =
  | { readonly ok: true; readonly item: Item }
  /** Why the key can’t include this answer. The remaining option is full credit for everyone, which includes this answer. */
  | { readonly ok: false; readonly why: string }

const REASONS: Readonly<Record<NotAccepted, string>> = {
  unreadable: 'This answer can’t be read as an answer to the question, so it can’t be added to the key.',
  'one-key':
    'This type of question has one correct answer, so this one can’t be added to the key. Give everyone full credit, or correct the question and regrade it.',
}
const NOT_ADDABLE = 'This answer can’t be added to the key automatically. Add it in the question editor.'

/**
 * Adds this answer to the item’s key, so that it earns full points. Answers that earned full points still do, no other answer earns less, and the
 * item can be published. A selected option becomes a key; a typed answer becomes an accepted one, as it was read; each gap of a cloze is treated by its type.
 * @param response any JSON
 */
export function addToKey(item: Item, response: unknown): Accepted {
  const changed = analysisByType[item.type].accept?.(item, response) ?? 'one-key'
  if (typeof changed === 'string') return { ok: false, why: REASONS[changed] }
  if (validateItem(changed).some(({ severity }) => severity === 'error'))
    return { ok: false, why: NOT_ADDABLE }
  // Stryker disable next-line ConditionalExpression: a guard of the contract above; no known answer reaches it and fails.
  return earnsFull(changed, response) ? { ok: true, item: changed } : { ok: false, why: NOT_ADDABLE }
}

function earnsFull(item: Item, response: unknown): boolean {
  const { earned, possible } = gradeResponse(item, response)
  return meetsThreshold(earned, possible)
}
