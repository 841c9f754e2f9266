import type { ItemType } from '@/domain/items/item'
import type { Draft, FormContext } from '@/domain/items/item-form'
import { BLANK_NUMBER, BLANK_TEXT } from './typed-fields'

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
    case 'categorize':
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
