import { gapNames } from './gap-names'
import type { ItemType } from './item'

/** What the editor of an item asks for, type by type: fields, and lists of them. Pure data, so that one component draws every type. */
export type FieldSpec =
  | {
      readonly kind: 'text' | 'area' | 'number' | 'tick'
      readonly name: string
      readonly label: string
      readonly help?: string
      /** Of a tick: whether it is set while the draft says nothing. */
      readonly isSetByDefault?: boolean
    }
  | {
      readonly kind: 'select'
      readonly name: string
      readonly label: string
      readonly options: readonly (readonly [value: string, words: string])[]
      readonly help?: string
      /** What becomes of the object around it where another choice means other fields: those that fit are kept. */
      readonly choose?: (around: Draft, value: string) => Draft
    }
  /** Several of a long list, chosen one by one. */
  | {
      readonly kind: 'several'
      readonly name: string
      readonly label: string
      /** What one of them is called. */
      readonly one: string
      readonly options: readonly (readonly [value: string, words: string])[]
      readonly help?: string
    }
  /** One entry a line, or numbers with commas between. */
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
      /** What one of them is called. */
      readonly one: string
      readonly fields: (row: Draft) => readonly FieldSpec[]
      /** A new one; its id is given by whoever adds it. */
      readonly blank: Draft
      /** What a new one is called beside those that are there, where it has a name of its own. */
      readonly newRow?: (rows: readonly Draft[]) => Draft
      /** What else changes in the object around the list where a row is added or removed. */
      readonly onAdd?: (around: Draft, row: Draft) => Draft
      readonly onRemove?: (around: Draft, row: Draft) => Draft
    }

/** An item while it is written: any JSON object, checked as it is typed. */
export type Draft = { readonly [name: string]: unknown }

/** What can be chosen in the course. */
export interface FormContext {
  readonly concepts: readonly (readonly [string, string])[]
  readonly sections: readonly (readonly [string, string])[]
  readonly passages: readonly (readonly [string, string])[]
  /** What the course owes, and the paragraphs of the article that say it. */
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

const CHOOSE = ['', 'choose'] as const
const feedback = [
  { kind: 'area', name: 'feedback', label: 'What somebody is told who gives it' },
  { kind: 'text', name: 'why', label: 'Why somebody might (for those who teach)' },
] as const satisfies readonly FieldSpec[]
const fraction = {
  kind: 'number',
  name: 'fraction',
  label: 'Share of the mark, −1 to 1',
  help: 'Empty: 1 for a key, 0 for another.',
} as const
const key = { kind: 'tick', name: 'key', label: 'Right' } as const
const otherwise = { kind: 'group', name: 'otherwise', label: 'Any other answer', fields: feedback } as const

const MULTIPLE_RULES = [
  ['net-correct', 'Net correct: wrong ones take away'],
  ['all-or-nothing', 'All or nothing'],
  ['option-fractions', 'By the share of each option'],
  ['every-decision', 'Every decision counts'],
  ['coverage', 'Coverage'],
  ['halves', 'Halves'],
] as const
const PAIR_RULES = [
  ['right-pairs', 'Each right pair counts'],
  ['all-or-nothing', 'All or nothing'],
] as const
const ORDER_RULES = [
  ['absolute-position', 'Each right place counts'],
  ['all-or-nothing', 'All or nothing'],
  ['next-exclude-last', 'The right next one'],
  ['next-include-last', 'The right next one, the last included'],
  ['one-previous-and-next', 'The right neighbours'],
  ['all-previous-and-next', 'All before and after'],
  ['longest-ordered-subset', 'Longest part in order'],
  ['longest-contiguous-subset', 'Longest part in one piece'],
  ['distance', 'Distance from the right place'],
] as const
const TOLERANCES = [
  ['none', 'Exactly'],
  ['nominal', 'Plus or minus so much'],
  ['relative', 'Plus or minus this share'],
  ['geometric', 'By this factor'],
  ['range', 'From … to …'],
] as const

function grading(options: readonly (readonly [string, string])[]): FieldSpec {
  return { kind: 'select', name: 'grading', label: 'How it is marked', options }
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
    label: 'Answers, the first that fits counts',
    one: 'answer',
    fields: (row) => [
      {
        kind: 'text',
        name: 'value',
        label: 'Number, with a decimal point',
        help: 'Empty where a range is given.',
      },
      {
        kind: 'group',
        name: 'tolerance',
        label: 'How near',
        fields: [
          { kind: 'select', name: 'type', label: 'Counts', options: TOLERANCES, choose: toleranceOfType },
          ...toleranceFields((row.tolerance as Draft | undefined)?.type),
        ],
      },
      { ...fraction, help: '1 where it is right.' },
      ...feedback,
    ],
    blank: BLANK_NUMBER,
  },
  {
    kind: 'group',
    name: 'format',
    label: 'How numbers are written',
    fields: [
      {
        kind: 'select',
        name: 'decimal',
        label: 'Decimals after',
        options: [
          ['.', 'a point: 3.5'],
          [',', 'a comma: 3,5'],
        ],
      },
      {
        kind: 'select',
        name: 'group',
        label: 'Thousands by',
        options: [
          [',', 'a comma'],
          ['.', 'a point'],
          [' ', 'a space'],
          ["'", 'an apostrophe'],
        ],
      },
    ],
  },
  { kind: 'tick', name: 'isYear', label: 'Asks for a year' },
  otherwise,
]

/** The size is kept between kinds that have one. */
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
  return type === undefined || type === 'none' ? [] : [{ kind: 'text', name: 'value', label: 'By how much' }]
}

const textFields: readonly FieldSpec[] = [
  {
    kind: 'list',
    name: 'answers',
    label: 'Answers, the first that fits counts',
    one: 'answer',
    fields: () => [
      { kind: 'text', name: 'text', label: 'Text', help: '* stands for anything, \\* for an asterisk.' },
      { ...fraction, help: '1 where it is right.' },
      ...feedback,
    ],
    blank: BLANK_TEXT,
  },
  { kind: 'tick', name: 'caseSensitive', label: 'Capitals matter' },
  { kind: 'tick', name: 'accentSensitive', label: 'Accents matter' },
  { kind: 'tick', name: 'punctuationSensitive', label: 'Punctuation matters' },
  { kind: 'tick', name: 'acceptTypo', label: 'Accept one small typo', isSetByDefault: true },
  otherwise,
]

/** The fields of a type, below those that all types share. */
export function fieldsOfType(draft: Draft, context: FormContext): readonly FieldSpec[] {
  // The type of a draft is set when it is made, and never typed.
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
          label: 'It is',
          options: [
            ['true', 'true'],
            ['false', 'false'],
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
          label: 'In the right order',
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
            { kind: 'select', name: 'at', label: 'Paragraph of a lesson', options: context.passages },
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
  const listed = choices.map(({ id, text }) => [String(id), String(text ?? '') || 'without text'] as const)
  return [
    {
      kind: 'list',
      name: 'choices',
      label: draft.type === 'matching' ? 'What is matched' : 'Groups',
      one: draft.type === 'matching' ? 'choice' : 'group',
      fields: () => [{ kind: 'text', name: 'text', label: 'Text' }, ...feedback],
      blank: { text: '' },
    },
    {
      kind: 'list',
      name: 'stems',
      label: 'What it is matched with',
      one: 'line',
      fields: () => [
        { kind: 'text', name: 'text', label: 'Text' },
        { kind: 'select', name: 'choice', label: 'Goes with', options: [CHOOSE, ...listed] },
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
  help: 'Where a gap is, write its name in two curly brackets: {{name}}.',
} as const

/** A gap keeps its name, label and weight; the rest belongs to what fills it. */
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
    { kind: 'text', name: 'id', label: 'Name in the text', help: 'Lower case letters, digits and hyphens.' },
    { kind: 'text', name: 'label', label: 'What a screen reader calls it' },
    {
      kind: 'select',
      name: 'type',
      label: 'Filled by',
      options: [
        ['choice', 'choosing'],
        ['numeric', 'a number'],
        ['text', 'words'],
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

/** A text without a gap's marker and the space before it. */
function withoutGap(text: string, id: string): string {
  return text.replace(/ ?\{\{\s*([^{}]*?)\s*\}\}/g, (marker, name) => (name === id ? '' : marker))
}

/** A new gap with the first name that is free. */
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
    { kind: 'tick', name: 'multiple', label: 'Several may be chosen' },
    {
      kind: 'list',
      name: 'regions',
      label: 'Regions to choose from',
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

/** Of the regions chosen so far those that another map has too. */
function regionsOn(maps: FormContext['maps'], figure: string, regions: unknown): Draft[] {
  const known = new Set(maps.find(({ id }) => id === figure)?.regions.map(([id]) => id))
  return Array.isArray(regions) ? regions.filter(({ id }) => known.has(id)) : []
}

/** The fields that all types share. */
export function commonFields({ concepts, sections, claims }: FormContext): readonly FieldSpec[] {
  return [
    { kind: 'select', name: 'concept', label: 'Concept', options: [CHOOSE, ...concepts] },
    { kind: 'select', name: 'section', label: 'Where the course teaches it', options: [CHOOSE, ...sections] },
    {
      kind: 'several',
      name: 'claims',
      label: 'Claims',
      one: 'claim',
      options: claims.map(
        ({ id, text, paragraphs }) => [id, `${text} (¶ ${paragraphs.join(', ')})`] as const,
      ),
      help: 'What of the article it tests.',
    },
    { kind: 'numbers', name: 'paragraphs', label: 'Paragraphs of the article', help: 'Like 3, 4.' },
    { kind: 'lines', name: 'hints', label: 'Hints, one a line' },
    { kind: 'area', name: 'explanation', label: 'Explanation' },
  ]
}

/** A new draft of a type. @param newId gives ids that tell nothing */
export function blankDraft(type: ItemType, context: FormContext, newId: () => string): Draft {
  const rows = (count: number, row: Draft) => Array.from({ length: count }, () => ({ id: newId(), ...row }))
  const common = {
    type,
    stem: '',
    // Chosen on purpose: what stands there by itself is not looked at.
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
