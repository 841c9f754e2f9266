import type { Draft } from '@/domain/items/item-form'
import type { ReadQuestion } from '../question'
import type { RichText } from '../rich-text'
import type { DraftContext } from './draft-answers'
import { draftText } from './draft-text'

/** Lines and choices: a choice that belongs to several lines is listed once. */
export function matchingFields(
  { pairs = [], extraChoices = [] }: ReadQuestion,
  context: DraftContext,
): Draft {
  const { newId, findImage } = context
  const choices = new Map<string, string>()
  const choiceOf = (text: RichText): string => {
    const shown = draftText(text, findImage)
    const id = choices.get(shown) ?? newId()
    choices.set(shown, id)
    return id
  }
  const stems = pairs.map(({ stem, choice }) => ({
    id: newId(),
    text: draftText(stem, findImage),
    choice: choiceOf(choice),
  }))
  for (const extra of extraChoices) choiceOf(extra)
  return { stems, choices: [...choices].map(([text, id]) => ({ id, text })), grading: 'right-pairs' }
}

export function orderingFields(
  { elements = [], casebook }: ReadQuestion,
  { newId, findImage }: DraftContext,
): Draft {
  return {
    elements: elements.map((element) => ({ id: newId(), text: draftText(element, findImage) })),
    grading: casebook?.grading ?? 'absolute-position',
  }
}
