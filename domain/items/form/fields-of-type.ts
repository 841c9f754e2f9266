import type { ItemType } from '@/domain/items/item'
import type { Draft, FieldSpec, FormContext } from '@/domain/items/item-form'
import { MAX_QUOTE_WORDS } from '@/domain/items/passage-text'
import { clozeText, gaps } from './cloze-fields'
import { hotspotFields } from './hotspot-fields'
import { pairFields } from './pair-fields'
import {
  CHOOSE,
  feedback,
  fraction,
  grading,
  key,
  MULTIPLE_RULES,
  ORDER_RULES,
  options,
  otherwise,
  PAIR_RULES,
} from './shared-fields'
import { numericFields, textFields } from './typed-fields'

/** The fields of a type, without those that all types share. */
export function fieldsOfType(draft: Draft, context: FormContext): readonly FieldSpec[] {
  // The type is set when a draft is created and never edited.
  switch (draft.type as ItemType) {
    case 'single-choice':
      return [options]
    case 'multiple-response':
      return [options, grading(MULTIPLE_RULES)]
    case 'true-false':
      return [
        {
          kind: 'select',
          name: 'answer',
          label: 'Correct answer',
          options: [
            ['true', 'True'],
            ['false', 'False'],
          ],
        },
        otherwise,
      ]
    case 'matching':
    case 'categorize':
      return [...pairFields(draft), grading(PAIR_RULES)]
    case 'ordering':
      return [
        {
          kind: 'list',
          name: 'elements',
          label: 'Elements in the correct order',
          one: 'element',
          fields: () => [{ kind: 'text', name: 'text', label: 'Text' }],
          blank: { text: '' },
        },
        grading(ORDER_RULES),
        otherwise,
      ]
    case 'numeric':
      return numericFields
    case 'short-text':
      return textFields
    case 'cloze':
      return [clozeText, gaps]
    case 'hotspot':
      return hotspotFields(draft, context)
    case 'evidence':
      return [
        {
          kind: 'list',
          name: 'passages',
          label: 'Passages',
          one: 'passage',
          fields: () => [
            { kind: 'select', name: 'at', label: 'Lesson paragraph', options: context.passages },
            { kind: 'number', name: 'paragraph', label: 'Article paragraph' },
            {
              kind: 'text',
              name: 'quote',
              label: 'Words of the article',
              help: `At most ${MAX_QUOTE_WORDS} words.`,
            },
            key,
            fraction,
            ...feedback,
          ],
          blank: { at: context.passages[0]?.[0] ?? '', key: false },
        },
        grading(MULTIPLE_RULES),
      ]
  }
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
