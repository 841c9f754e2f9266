import { typedStandards } from '@/domain/items/course-standards'
import { feedbackFields, fraction, otherwiseField } from '@/domain/items/form/shared-fields'
import { invisibleInOther, invisibleInRows } from '@/domain/items/invisible-texts'
import type { ItemOfType } from '@/domain/items/item'
import type { Draft, FieldSpec, FormContext } from '@/domain/items/item-form'
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

const BLANK_UNIT: Draft = { name: '', perBase: '1' }

function answersField(context: FormContext): FieldSpec {
  return {
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
      ...feedbackFields(context),
    ],
    blank: BLANK_NUMBER,
    isWithoutIds: true,
  }
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

const unitsList: FieldSpec = {
  kind: 'list',
  name: 'list',
  label: 'Accepted units',
  one: 'unit',
  fields: () => [
    { kind: 'text', name: 'name', label: 'Unit', help: 'For example, km.' },
    {
      kind: 'text',
      name: 'perBase',
      label: 'How many make 1 of the answer’s unit',
      help: '1 for the unit of the answers above. If they are in km, enter 1000 for m.',
    },
  ],
  blank: BLANK_UNIT,
  isWithoutIds: true,
}

/** @param units the units of the draft; missing if the question has none */
function unitsField(units: unknown): FieldSpec {
  const { policy } = Object(units) as Draft
  return {
    kind: 'group',
    name: 'units',
    label: 'Units',
    optional: { list: [BLANK_UNIT], position: 'after', policy: 'optional', penalty: 0 },
    fields: [
      unitsList,
      {
        kind: 'select',
        name: 'position',
        label: 'Position of the unit',
        options: [
          ['after', 'After the number (5 km)'],
          ['before', 'Before the number ($ 5)'],
        ],
      },
      {
        kind: 'select',
        name: 'policy',
        label: 'A missing or unknown unit',
        options: [
          ['optional', 'A missing unit is accepted. An unknown one must be corrected'],
          ['penalized', 'Costs points'],
        ],
      },
      ...(policy === 'penalized' ? penaltyFields : []),
    ],
  }
}

const penaltyFields: readonly FieldSpec[] = [
  { kind: 'number', name: 'penalty', label: 'Penalty (0 to 1)', help: 'For example, 0.1 for 10%.' },
  {
    kind: 'select',
    name: 'penaltyOf',
    label: 'Penalty is a share of',
    options: [
      ['response', 'What the answer earned'],
      ['maximum', 'The question’s points'],
    ],
  },
]

export function numericFields(draft: Draft, context: FormContext): readonly FieldSpec[] {
  return [
    answersField(context),
    formatField,
    unitsField(draft.units),
    { kind: 'tick', name: 'isYear', label: 'The answer is a year' },
    otherwiseField(context),
  ]
}

export const numericAuthoring = {
  fields: numericFields,
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
