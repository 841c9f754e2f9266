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

export const MULTIPLE_RULES = [
  ['net-correct', 'Net correct (incorrect choices subtract)'],
  ['all-or-nothing', 'All or nothing'],
  ['option-fractions', 'Sum of the options’ shares'],
  ['every-decision', 'Every decision counts'],
  ['coverage', 'Coverage'],
  ['halves', 'Halves'],
] as const
export const PAIR_RULES = [
  ['right-pairs', 'Each correct match counts'],
  ['all-or-nothing', 'All or nothing'],
] as const
export const ORDER_RULES = [
  ['absolute-position', 'Each correct position counts'],
  ['all-or-nothing', 'All or nothing'],
  ['next-exclude-last', 'Correct next element'],
  ['next-include-last', 'Correct next element, including the last'],
  ['one-previous-and-next', 'Correct neighbors'],
  ['all-previous-and-next', 'All elements before and after'],
  ['longest-ordered-subset', 'Longest ordered subset'],
  ['longest-contiguous-subset', 'Longest contiguous subset'],
  ['distance', 'Distance from the correct position'],
] as const
export function grading(options: readonly (readonly [string, string])[]): FieldSpec {
  return { kind: 'select', name: 'grading', label: 'Grading method', options }
}

export const options: FieldSpec = {
  kind: 'list',
  name: 'options',
  label: 'Options',
  one: 'option',
  fields: () => [{ kind: 'text', name: 'text', label: 'Text' }, key, fraction, ...feedback],
  blank: { text: '', key: false },
}
