/** What a review says about a question, by its status. */
export const STATUS_LABELS = { exact: 'Exact', changed: 'Changed', impossible: 'Not possible' } as const

/** What happened to a question, by its outcome. */
export const OUTCOME_LABELS = {
  draft: 'Imported as a draft',
  published: 'Imported and published',
  skipped: 'Left out',
  failed: 'Failed',
} as const

/** What questions of a review a link shows. */
export const FILTER_LABELS = {
  all: 'All',
  exact: 'Exact',
  changed: 'Changed',
  impossible: 'Not possible',
  known: 'Imported earlier',
  left: 'Not imported yet',
  imported: 'In the class',
} as const

/** What precedes the reasons of each kind. */
export const REASON_LABELS = {
  lost: 'Changes here',
  needs: 'To complete',
  warning: 'Worth a look',
  why: 'Why it can’t be imported',
} as const
