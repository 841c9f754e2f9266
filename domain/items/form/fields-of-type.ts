import type { ItemType } from '@/domain/items/item'
import type { Draft, FieldSpec, FormContext } from '@/domain/items/item-form'
import { authoringByType } from '@/domain/items/types/authoring-by-type'
import { CHOOSE } from './shared-fields'

/** The fields of a type, without those that all types share. */
export function fieldsOfType(draft: Draft, context: FormContext): readonly FieldSpec[] {
  // The type is set when a draft is created and never edited.
  return authoringByType[draft.type as ItemType].fields(draft, context)
}

/** The fields that all types share. */
export function commonFields({ concepts, sections, claims }: FormContext): readonly FieldSpec[] {
  return [
    { kind: 'select', name: 'concept', label: 'Concept', options: [CHOOSE, ...concepts] },
    { kind: 'select', name: 'section', label: 'Lesson section', options: [CHOOSE, ...sections] },
    {
      kind: 'several',
      name: 'claims',
      label: 'Claims',
      one: 'claim',
      options: claims.map(
        ({ id, text, paragraphs }) => [id, `${text} (¶ ${paragraphs.join(', ')})`] as const,
      ),
      help: 'The statements of the article that this question tests.',
    },
    { kind: 'numbers', name: 'paragraphs', label: 'Article paragraphs', help: 'For example, 3, 4.' },
    { kind: 'lines', name: 'hints', label: 'Hints (one per line)' },
    { kind: 'area', name: 'explanation', label: 'Explanation' },
  ]
}
