import { gradeResponse } from '@/domain/grading/grade-response'
import { meetsThreshold } from '@/domain/grading/meets-threshold'
import type { Item } from '@/domain/items/item'
import { readRecord } from '@/domain/items/response-shapes'
import type { ItemGap } from '@/domain/items/types/cloze/schema'
import type { GradedOption } from '@/domain/items/types/single-choice/grade-choice'
import { validateItem } from '@/domain/items/validate-item'
import { withAcceptedNumber, withAcceptedText } from './accept-typed'

export type Accepted =
  | { readonly ok: true; readonly item: Item }
  /** Why the key can’t include this answer. The remaining option is full credit for everyone, which includes this answer. */
  | { readonly ok: false; readonly why: string }

const UNREADABLE = 'This answer can’t be read as an answer to the question, so it can’t be added to the key.'
const ONE_KEY =
  'This type of question has one correct answer, so this one can’t be added to the key. Give everyone full credit, or correct the question and regrade it.'
const NOT_ADDABLE = 'This answer can’t be added to the key automatically. Add it in the question editor.'

/**
 * Adds this answer to the item’s key (definitions §7), so that it earns full points. Answers that earned full points still do, no other answer earns less, and the
 * item can be published. A selected option becomes a key; a typed answer becomes an accepted one, as it was read; each gap of a cloze is treated by its type.
 * @param response any JSON
 */
export function withAcceptedResponse(item: Item, response: unknown): Accepted {
  const changed = changedItem(item, response)
  if (typeof changed === 'string') return { ok: false, why: changed }
  if (validateItem(changed).some(({ severity }) => severity === 'error'))
    return { ok: false, why: NOT_ADDABLE }
  // Stryker disable next-line ConditionalExpression: a guard of the contract above; no known answer reaches it and fails.
  return earnsFull(changed, response) ? { ok: true, item: changed } : { ok: false, why: NOT_ADDABLE }
}

/** The item that should give full points, or why there can’t be one. */
function changedItem(item: Item, response: unknown): Item | string {
  switch (item.type) {
    case 'single-choice': {
      const options = withKey(item.options, response)
      return options ? { ...item, options } : UNREADABLE
    }
    case 'hotspot': {
      if (item.multiple) return ONE_KEY
      const regions = withKey(item.regions, response)
      return regions ? { ...item, regions } : UNREADABLE
    }
    case 'numeric': {
      const rules = withAcceptedNumber(item, response)
      return rules ? { ...item, ...rules } : UNREADABLE
    }
    case 'short-text': {
      const answers = withAcceptedText(item, response)
      return answers ? { ...item, answers } : UNREADABLE
    }
    case 'cloze': {
      const ids = item.gaps.map(({ id }) => id)
      const typed = readRecord(response, ids)
      const gaps = typed.ok ? item.gaps.map((gap) => acceptedGap(gap, typed.value.get(gap.id))) : [null]
      return gaps.every((gap) => gap !== null) ? { ...item, gaps } : UNREADABLE
    }
    case 'true-false':
    case 'multiple-response':
    case 'evidence':
    case 'matching':
    case 'categorize':
    case 'ordering':
      return ONE_KEY
  }
}

function acceptedGap(gap: ItemGap, response: unknown): ItemGap | null {
  switch (gap.type) {
    case 'choice': {
      const options = withKey(gap.options, response)
      return options && { ...gap, options }
    }
    case 'numeric': {
      const rules = withAcceptedNumber(gap, response)
      return rules && { ...gap, ...rules }
    }
    case 'text': {
      const answers = withAcceptedText(gap, response)
      return answers && { ...gap, answers }
    }
  }
}

/** The options with the chosen one as a key; `null` if none of them was chosen. */
function withKey<T extends GradedOption>(options: readonly T[], chosen: unknown): T[] | null {
  return options.some(({ id }) => id === chosen)
    ? options.map((option) => (option.id === chosen ? { ...option, key: true, fraction: undefined } : option))
    : null
}

function earnsFull(item: Item, response: unknown): boolean {
  const { earned, possible } = gradeResponse(item, response)
  return meetsThreshold(earned, possible)
}
