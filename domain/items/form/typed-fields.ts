import type { Draft, FieldSpec } from '@/domain/items/item-form'
import { feedback, fraction, otherwise } from './shared-fields'

const TOLERANCES = [
  ['none', 'Exact'],
  ['nominal', 'Plus or minus an amount'],
  ['relative', 'Plus or minus a share of the answer'],
  ['geometric', 'Within a factor'],
  ['range', 'Range'],
] as const

export const BLANK_NUMBER: Draft = { value: '', fraction: 1, tolerance: { type: 'none' } }
export const BLANK_TEXT: Draft = { text: '', fraction: 1 }

export const numericFields: readonly FieldSpec[] = [
  {
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
  },
  {
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
  },
  { kind: 'tick', name: 'isYear', label: 'The answer is a year' },
  otherwise,
]

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

export const textFields: readonly FieldSpec[] = [
  {
    kind: 'list',
    name: 'answers',
    label: 'Accepted answers (the first match counts)',
    one: 'answer',
    fields: () => [
      { kind: 'text', name: 'text', label: 'Text', help: '* matches anything. \\* is an asterisk.' },
      { ...fraction, help: '1 is full credit.' },
      ...feedback,
    ],
    blank: BLANK_TEXT,
  },
  { kind: 'tick', name: 'caseSensitive', label: 'Case-sensitive' },
  { kind: 'tick', name: 'accentSensitive', label: 'Accent-sensitive' },
  { kind: 'tick', name: 'punctuationSensitive', label: 'Punctuation-sensitive' },
  { kind: 'tick', name: 'acceptTypo', label: 'Accept one small typo', isSetByDefault: true },
  otherwise,
]
