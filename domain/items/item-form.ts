import { gapNames } from './gap-names'
import type { ItemType } from './item'

/** A field, or a list of fields, of the item editor. Pure data, so that one component renders every type. */
export type FieldSpec =
  | {
      readonly kind: 'text' | 'area' | 'number' | 'tick'
      readonly name: string
      readonly label: string
      readonly help?: string
      /** For checkboxes: whether it is checked if the draft has no value. */
      readonly isSetByDefault?: boolean
    }
  | {
      readonly kind: 'select'
      readonly name: string
      readonly label: string
      readonly options: readonly (readonly [value: string, words: string])[]
      readonly help?: string
      /** Changes the object around it if another option needs other fields; matching fields keep their values. */
      readonly choose?: (around: Draft, value: string) => Draft
    }
  /** Several entries of a long list, selected one by one. */
  | {
      readonly kind: 'several'
      readonly name: string
      readonly label: string
      /** The name of one entry. */
      readonly one: string
      readonly options: readonly (readonly [value: string, words: string])[]
      readonly help?: string
    }
  /** One entry per line, or numbers separated by commas. */
  | {
      readonly kind: 'lines' | 'numbers'
      readonly name: string
      readonly label: string
      readonly help?: string
    }
  | {
      readonly kind: 'group'
      readonly name: string
      readonly label: string
      readonly fields: readonly FieldSpec[]
    }
  | {
      readonly kind: 'list'
      readonly name: string
      readonly label: string
      /** The name of one entry. */
      readonly one: string
      readonly fields: (row: Draft) => readonly FieldSpec[]
      /** A new row; its ID is set when it is added. */
      readonly blank: Draft
      /** Creates a new row with a name that differs from the existing rows, if rows have names. */
      readonly newRow?: (rows: readonly Draft[]) => Draft
      /** Changes the object around the list when a row is added or removed. */
      readonly onAdd?: (around: Draft, row: Draft) => Draft
      readonly onRemove?: (around: Draft, row: Draft) => Draft
    }

/** An unpublished item: any JSON object, validated while the user types. */
export type Draft = { readonly [name: string]: unknown }

/** What a course offers to choose from. */
export interface FormContext {
  readonly concepts: readonly (readonly [string, string])[]
  readonly sections: readonly (readonly [string, string])[]
  readonly passages: readonly (readonly [string, string])[]
  /** The number of paragraphs of the article. */
  readonly paragraphs: number
  /** The statements that the course must cover, with their article paragraphs. */
  readonly claims: readonly {
    readonly id: string
    readonly text: string
    readonly paragraphs: readonly number[]
  }[]
  /** Figures of kind map, and the regions of each. */
  readonly maps: readonly {
    readonly id: string
    readonly title: string
    readonly regions: readonly (readonly [string, string])[]
  }[]
}

const CHOOSE = ['', 'Choose…'] as const
const feedback = [
  { kind: 'area', name: 'feedback', label: 'Feedback' },
  { kind: 'text', name: 'why', label: 'Why students might choose it (staff only)' },
] as const satisfies readonly FieldSpec[]
const fraction = {
  kind: 'number',
  name: 'fraction',
  label: 'Share of points (−1 to 1)',
  help: 'Leave blank for 1 if correct, 0 otherwise.',
} as const
const key = { kind: 'tick', name: 'key', label: 'Correct' } as const
const otherwise = { kind: 'group', name: 'otherwise', label: 'Any other answer', fields: feedback } as const

const MULTIPLE_RULES = [
  ['net-correct', 'Net correct (incorrect choices subtract)'],
  ['all-or-nothing', 'All or nothing'],
  ['option-fractions', 'Sum of the options’ shares'],
  ['every-decision', 'Every decision counts'],
  ['coverage', 'Coverage'],
  ['halves', 'Halves'],
] as const
const PAIR_RULES = [
  ['right-pairs', 'Each correct match counts'],
  ['all-or-nothing', 'All or nothing'],
] as const
const ORDER_RULES = [
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
const TOLERANCES = [
  ['none', 'Exact'],
  ['nominal', 'Plus or minus an amount'],
  ['relative', 'Plus or minus a share of the answer'],
  ['geometric', 'Within a factor'],
  ['range', 'Range'],
] as const

function grading(options: readonly (readonly [string, string])[]): FieldSpec {
  return { kind: 'select', name: 'grading', label: 'Grading method', options }
}

const options: FieldSpec = {
  kind: 'list',
  name: 'options',
  label: 'Options',
  one: 'option',
  fields: () => [{ kind: 'text', name: 'text', label: 'Text' }, key, fraction, ...feedback],
  blank: { text: '', key: false },
}

const BLANK_NUMBER: Draft = { value: '', fraction: 1, tolerance: { type: 'none' } }
const BLANK_TEXT: Draft = { text: '', fraction: 1 }

const numericFields: readonly FieldSpec[] = [
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

const textFields: readonly FieldSpec[] = [
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
    case 'categorise':
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

function pairFields(draft: Draft): FieldSpec[] {
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

const clozeText = {
  kind: 'area',
  name: 'text',
  label: 'Text with gaps',
  help: 'Mark each gap with its name in double braces: {{name}}.',
} as const

/** Keeps the name, label, and weight of a gap; the other fields depend on its type. */
function gapOfType({ id, label, weight }: Draft, type: string): Draft {
  const common = { id, label, type, weight }
  switch (type) {
    case 'numeric':
      return { ...common, answers: [BLANK_NUMBER], format: { decimal: '.', group: ',' }, otherwise: {} }
    case 'text':
      return { ...common, answers: [BLANK_TEXT], caseSensitive: false, accentSensitive: false, otherwise: {} }
    default:
      return { ...common, options: [] }
  }
}

const gaps: FieldSpec = {
  kind: 'list',
  name: 'gaps',
  label: 'Gaps',
  one: 'gap',
  fields: (row) => [
    { kind: 'text', name: 'id', label: 'Name in the text', help: 'Lowercase letters, digits, and hyphens.' },
    { kind: 'text', name: 'label', label: 'Label for screen readers' },
    {
      kind: 'select',
      name: 'type',
      label: 'Gap type',
      options: [
        ['choice', 'Choice'],
        ['numeric', 'Number'],
        ['text', 'Text'],
      ],
      choose: gapOfType,
    },
    { kind: 'number', name: 'weight', label: 'Weight' },
    ...(row.type === 'numeric' ? numericFields : row.type === 'text' ? textFields : [options]),
  ],
  blank: { label: '', type: 'choice', weight: 1, options: [] },
  newRow: namedGap,
  onAdd: (around, { id }) => {
    const text = String(around.text ?? '')
    return gapNames(text).includes(String(id)) ? around : { ...around, text: `${text} {{${id}}}`.trim() }
  },
  onRemove: (around, { id }) => ({ ...around, text: withoutGap(String(around.text ?? ''), String(id)) }),
}

/** Removes a gap’s marker and the space before it from a text. */
function withoutGap(text: string, id: string): string {
  return text.replace(/ ?\{\{\s*([^{}]*?)\s*\}\}/g, (marker, name) => (name === id ? '' : marker))
}

/** A new gap with the first free name. */
function namedGap(rows: readonly Draft[]): Draft {
  const taken = new Set(rows.map(({ id }) => id))
  const isTaken = (number: number) => taken.has(`gap-${number}`)
  let number = rows.length + 1
  while (isTaken(number)) number += 1
  return { id: `gap-${number}`, label: `gap ${number}`, type: 'choice', weight: 1, options: [] }
}

function hotspotFields(draft: Draft, { maps }: FormContext): FieldSpec[] {
  const map = maps.find(({ id }) => id === draft.figure)
  return [
    {
      kind: 'select',
      name: 'figure',
      label: 'Map',
      options: maps.map(({ id, title }) => [id, title] as const),
      choose: (around, figure) => ({ ...around, figure, regions: regionsOn(maps, figure, around.regions) }),
    },
    { kind: 'tick', name: 'multiple', label: 'Allow several selections' },
    {
      kind: 'list',
      name: 'regions',
      label: 'Regions',
      one: 'region',
      fields: () => [
        { kind: 'select', name: 'id', label: 'Region', options: [CHOOSE, ...(map?.regions ?? [])] },
        key,
        fraction,
        ...feedback,
      ],
      blank: { id: '', text: '', key: false },
    },
    ...(draft.multiple === true ? [grading(MULTIPLE_RULES)] : []),
  ]
}

/** The selected regions that another map also has. */
function regionsOn(maps: FormContext['maps'], figure: string, regions: unknown): Draft[] {
  const known = new Set(maps.find(({ id }) => id === figure)?.regions.map(([id]) => id))
  return Array.isArray(regions) ? regions.filter(({ id }) => known.has(id)) : []
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

/** A new draft of a type. @param newId generates random IDs */
export function blankDraft(type: ItemType, context: FormContext, newId: () => string): Draft {
  const rows = (count: number, row: Draft) => Array.from({ length: count }, () => ({ id: newId(), ...row }))
  const common = {
    type,
    stem: '',
    // No defaults: authors overlook values that are already filled in.
    concept: '',
    section: '',
    claims: [],
    paragraphs: [],
    hints: [],
    explanation: '',
  }
  switch (type) {
    case 'single-choice':
      return { ...common, options: rows(3, { text: '', key: false }) }
    case 'multiple-response':
      return { ...common, options: rows(4, { text: '', key: false }), grading: 'net-correct' }
    case 'true-false':
      return { ...common, answer: 'true', otherwise: {} }
    case 'matching':
    case 'categorise':
      return {
        ...common,
        choices: rows(2, { text: '' }),
        stems: rows(2, { text: '', choice: '' }),
        grading: 'right-pairs',
      }
    case 'ordering':
      return { ...common, elements: rows(3, { text: '' }), grading: 'absolute-position' }
    case 'numeric':
      return { ...common, answers: [BLANK_NUMBER], format: { decimal: '.', group: ',' }, otherwise: {} }
    case 'short-text':
      return {
        ...common,
        answers: [BLANK_TEXT],
        caseSensitive: false,
        accentSensitive: false,
        punctuationSensitive: false,
        acceptTypo: true,
        otherwise: {},
      }
    case 'cloze':
      return {
        ...common,
        text: '',
        gaps: [
          {
            id: 'gap-1',
            label: 'gap 1',
            type: 'choice',
            weight: 1,
            options: rows(2, { text: '', key: false }),
          },
        ],
      }
    case 'hotspot':
      return {
        ...common,
        figure: context.maps[0]?.id ?? '',
        multiple: false,
        regions: [],
        grading: 'net-correct',
      }
    case 'evidence':
      return {
        ...common,
        passages: rows(2, { at: context.passages[0]?.[0] ?? '', key: false }),
        grading: 'net-correct',
      }
  }
}
