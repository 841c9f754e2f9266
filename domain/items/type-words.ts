import type { ItemType } from './item'

/** What each type is called where people read. */
export const TYPE_WORDS: Readonly<Record<ItemType, string>> = {
  'single-choice': 'Single choice',
  'true-false': 'True or false',
  'multiple-response': 'Multiple response',
  matching: 'Matching',
  categorise: 'Categorise',
  ordering: 'Ordering',
  numeric: 'Number',
  'short-text': 'Short text',
  cloze: 'Cloze',
  hotspot: 'Map',
  evidence: 'Evidence',
}
