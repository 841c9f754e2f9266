import type { Draft, FieldSpec, FormContext } from '@/domain/items/item-form'
import { blankNumber, numericFields } from '@/domain/items/types/numeric/authoring'
import { BLANK_TEXT, textFields } from '@/domain/items/types/short-text/authoring'
import { optionsField } from '@/domain/items/types/single-choice/authoring'
import { gapNames } from './gap-names'

export const clozeTextField = {
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
      return { ...common, ...blankNumber() }
    case 'text':
      return { ...common, answers: [BLANK_TEXT], caseSensitive: false, accentSensitive: false, otherwise: {} }
    default:
      return { ...common, options: [] }
  }
}

export function gapsField(context: FormContext): FieldSpec {
  return {
    kind: 'list',
    name: 'gaps',
    label: 'Gaps',
    one: 'gap',
    fields: (row) => [
      {
        kind: 'text',
        name: 'id',
        label: 'Name in the text',
        help: 'Lowercase letters, digits, and hyphens.',
      },
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
      ...fieldsOfGap(row, context),
    ],
    blank: { label: '', type: 'choice', weight: 1, options: [] },
    newRow: namedGap,
    onAdd: (around, { id }) => {
      const text = String(around.text ?? '')
      return gapNames(text).includes(String(id)) ? around : { ...around, text: `${text} {{${id}}}`.trim() }
    },
    onRemove: (around, { id }) => ({ ...around, text: withoutGap(String(around.text ?? ''), String(id)) }),
  }
}

function fieldsOfGap(gap: Draft, context: FormContext): readonly FieldSpec[] {
  switch (gap.type) {
    case 'numeric':
      return numericFields(gap, context)
    case 'text':
      return textFields(context)
    default:
      return [optionsField(context)]
  }
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
