import type { ItemType } from './item'

/** The display name of each type. */
export const TYPE_LABELS: Readonly<Record<ItemType, string>> = {
  'single-choice': 'Single choice',
  'true-false': 'True or false',
  'multiple-response': 'Multiple response',
  matching: 'Matching',
  categorize: 'Categorize',
  ordering: 'Ordering',
  numeric: 'Number',
  'short-text': 'Short text',
  cloze: 'Cloze',
  hotspot: 'Map',
  evidence: 'Evidence',
  'open-response': 'Argue your view',
}
