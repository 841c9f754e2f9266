import type { ItemType } from '@/domain/items/item'
import { MAX_TAGS } from '@/domain/items/item-fields'
import type { Draft, FieldSpec, FormContext } from '@/domain/items/item-form'
import { authoringByType } from '@/domain/items/types/authoring-by-type'

const NONE = ['', 'None'] as const

/** The fields of a type, without those that all types share. */
export function fieldsOfType(draft: Draft, context: FormContext): readonly FieldSpec[] {
  // The type is set when a draft is created and never edited.
  return authoringByType[draft.type as ItemType].fields(draft, context)
}

/** The fields that all types share. */
export function commonFields({ concepts, sections, claims, paragraphs }: FormContext): readonly FieldSpec[] {
  return [
    { kind: 'lines', name: 'hints', label: 'Hints (one per line)' },
    { kind: 'area', name: 'explanation', label: 'Explanation' },
    {
      kind: 'lines',
      name: 'tags',
      label: 'Tags (one per line)',
      help: `Optional. Your own words for finding this question, up to ${MAX_TAGS}. Students don’t see them.`,
    },
    {
      kind: 'select',
      name: 'concept',
      label: 'Concept',
      options: [NONE, ...concepts],
      help: 'Optional. Without a concept, random rules can’t select this question, and its answers don’t count in progress by concept.',
    },
    {
      kind: 'select',
      name: 'section',
      label: 'Lesson section',
      options: [NONE, ...sections],
      help: 'Optional. Results link to it as the section to reread.',
    },
    {
      kind: 'several',
      name: 'claims',
      label: 'Claims',
      one: 'claim',
      options: claims.map(
        ({ id, text, paragraphs }) => [id, `${text} (¶ ${paragraphs.join(', ')})`] as const,
      ),
      help: 'Optional. The statements of the article that this question tests. Without a concept and a claim, answers don’t create review cards.',
    },
    {
      kind: 'paragraphs',
      name: 'paragraphs',
      label: 'Article paragraphs',
      options: paragraphs,
      help: 'Optional. Results refer to them.',
    },
  ]
}
