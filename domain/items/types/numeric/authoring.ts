import { typedStandards } from '@/domain/items/course-standards'
import { feedback, fraction, otherwise } from '@/domain/items/form/shared-fields'
import { invisibleInOther, invisibleInRows } from '@/domain/items/invisible-texts'
import type { ItemOfType } from '@/domain/items/item'
import type { Draft, FieldSpec } from '@/domain/items/item-form'
import { type ItemProblem, itemError } from '@/domain/items/item-problem'
import type { TypeAuthoring } from '@/domain/items/types/item-type'
import { numericProblems } from './numeric-problems'

const TOLERANCES = [
  ['none', 'Exact'],
  ['nominal', 'Plus or minus an amount'],
  ['relative', 'Plus or minus a share of the answer'],
  ['geometric', 'Within a factor'],
  ['range', 'Range'],
] as const

const BLANK_NUMBER: Draft = { value: '', fraction: 1, tolerance: { type: 'none' } }

const answersField: FieldSpec = {
  kind: 'list',
  name: 'answers',
  label: 'Accepted answers (the first match counts)',
  one: 'answer',
  fields: (row) => [
    {
      kind: 'text',
      name: 'value',
      label: 'Number (with a decimal point)',
      help: 'Leave blank for a range.',
    },
    {
      kind: 'group',
      name: 'tolerance',
      label: 'Tolerance',
      fields: [
        { kind: 'select', name: 'type', label: 'Type', options: TOLERANCES, choose: toleranceOfType },
        ...toleranceFields((row.tolerance as Draft | undefined)?.type),
      ],
    },
    { ...fraction, help: '1 is full credit.' },
    ...feedback,
  ],
  blank: BLANK_NUMBER,
}

const formatField: FieldSpec = {
  kind: 'group',
  name: 'format',
  label: 'Number format',
  fields: [
    {
      kind: 'select',
      name: 'decimal',
      label: 'Decimal separator',
      options: [
        ['.', 'Point (3.5)'],
        [',', 'Comma (3,5)'],
      ],
    },
    {
      kind: 'select',
      name: 'group',
      label: 'Thousands separator',
      options: [
        [',', 'Comma'],
        ['.', 'Point'],
        [' ', 'Space'],
        ["'", 'Apostrophe'],
      ],
    },
  ],
}

export const numericFields: readonly FieldSpec[] = [
  answersField,
  formatField,
  { kind: 'tick', name: 'isYear', label: 'The answer is a year' },
  otherwise,
]

export const numericAuthoring = {
  fields: () => numericFields,
  blank: blankNumber,
  preview: () => ({ answers: [{ value: '0' }] }),
  problems: (item) => numericProblems(item),
  invisibleTexts: (item) => [...invisibleInRows('answers', item.answers), ...invisibleInOther(item)],
  standards: (item) => numericStandards(item),
  hasOtherwise: true,
} satisfies TypeAuthoring<'numeric'>

export function blankNumber(): Draft {
  return { answers: [BLANK_NUMBER], format: { decimal: '.', group: ',' }, otherwise: {} }
}

/** Keeps the amount when switching between types that have one. */
function toleranceOfType({ value = '' }: Draft, type: string): Draft {
  if (type === 'range') return { type, min: '', max: '' }
  return type === 'none' ? { type } : { type, value }
}

function toleranceFields(type: unknown): FieldSpec[] {
  if (type === 'range')
    return [
      { kind: 'text', name: 'min', label: 'From' },
      { kind: 'text', name: 'max', label: 'To' },
    ]
  return type === undefined || type === 'none' ? [] : [{ kind: 'text', name: 'value', label: 'Amount' }]
}

type Rules = Pick<ItemOfType<'numeric'>, 'answers' | 'otherwise' | 'format'>

export function numericStandards(rules: Rules): ItemProblem[] {
  return [...typedStandards(rules), ...(rules.format ? [] : [itemError([], 'needs a format for the number')])]
}
