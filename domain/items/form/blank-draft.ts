import type { ItemType } from '@/domain/items/item'
import type { Draft, FormContext } from '@/domain/items/item-form'
import { authoringByType } from '@/domain/items/types/authoring-by-type'

/** A new draft of a type. @param newId generates random IDs */
export function blankDraft(type: ItemType, context: FormContext, newId: () => string): Draft {
  const rows = (count: number, row: Draft) => Array.from({ length: count }, () => ({ id: newId(), ...row }))
  return {
    type,
    stem: '',
    concept: '',
    section: '',
    claims: [],
    paragraphs: [],
    hints: [],
    explanation: '',
    tags: [],
    ...authoringByType[type].blank(context, rows),
  }
}
