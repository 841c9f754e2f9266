import type { Draft, FieldSpec } from '@/domain/items/item-form'
import { CHOOSE, feedback } from './shared-fields'

export function pairFields(draft: Draft): FieldSpec[] {
  const choices = Array.isArray(draft.choices) ? (draft.choices as Draft[]) : []
  const listed = choices.map(({ id, text }) => [String(id), String(text ?? '') || 'No text'] as const)
  return [
    {
      kind: 'list',
      name: 'choices',
      label: draft.type === 'matching' ? 'Choices' : 'Categories',
      one: draft.type === 'matching' ? 'choice' : 'category',
      fields: () => [{ kind: 'text', name: 'text', label: 'Text' }, ...feedback],
      blank: { text: '' },
    },
    {
      kind: 'list',
      name: 'stems',
      label: 'Prompts',
      one: 'prompt',
      fields: () => [
        { kind: 'text', name: 'text', label: 'Text' },
        { kind: 'select', name: 'choice', label: 'Correct match', options: [CHOOSE, ...listed] },
        ...feedback,
      ],
      blank: { text: '', choice: '' },
    },
  ]
}
