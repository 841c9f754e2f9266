import type { FieldSpec, FormContext } from '@/domain/items/item-form'

export const CHOOSE = ['', 'Choose…'] as const

const MAX_SHOWN = 90

/** One paragraph of the article, chosen by what it says. */
export function paragraphField({ paragraphs }: FormContext, label = 'Paragraph that the feedback cites') {
  return {
    kind: 'select',
    name: 'paragraph',
    label,
    isNumber: true,
    options: [['', 'None'], ...paragraphs.map(paragraphOption)],
  } as const satisfies FieldSpec
}

function paragraphOption({ paragraph, says }: FormContext['paragraphs'][number]) {
  const shown = says.length > MAX_SHOWN ? `${says.slice(0, MAX_SHOWN)}…` : says
  return [String(paragraph), shown === '' ? `¶ ${paragraph}` : `¶ ${paragraph}: ${shown}`] as const
}

/** Feedback on an answer, the paragraph that it cites, and why students might give the answer. */
export function feedbackFields(context: FormContext): readonly FieldSpec[] {
  return [
    { kind: 'area', name: 'feedback', label: 'Feedback' },
    paragraphField(context),
    { kind: 'text', name: 'why', label: 'Why students might choose it (staff only)' },
  ]
}

export const fraction = {
  kind: 'number',
  name: 'fraction',
  label: 'Share of points (−1 to 1)',
  help: 'Leave blank for 1 if correct, 0 otherwise.',
} as const
export const key = { kind: 'tick', name: 'key', label: 'Correct' } as const

export function otherwiseField(context: FormContext): FieldSpec {
  return { kind: 'group', name: 'otherwise', label: 'Any other answer', fields: feedbackFields(context) }
}

export function gradingField(options: readonly (readonly [string, string])[]): FieldSpec {
  return { kind: 'select', name: 'grading', label: 'Grading method', options }
}
