import type { FieldSpec } from '@/domain/items/item-form'

export const CHOOSE = ['', 'Choose…'] as const
export const feedback = [
  { kind: 'area', name: 'feedback', label: 'Feedback' },
  { kind: 'text', name: 'why', label: 'Why students might choose it (staff only)' },
] as const satisfies readonly FieldSpec[]
export const fraction = {
  kind: 'number',
  name: 'fraction',
  label: 'Share of points (−1 to 1)',
  help: 'Leave blank for 1 if correct, 0 otherwise.',
} as const
export const key = { kind: 'tick', name: 'key', label: 'Correct' } as const
export const otherwise = {
  kind: 'group',
  name: 'otherwise',
  label: 'Any other answer',
  fields: feedback,
} as const

export function gradingField(options: readonly (readonly [string, string])[]): FieldSpec {
  return { kind: 'select', name: 'grading', label: 'Grading method', options }
}
