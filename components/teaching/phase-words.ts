/** Where an assignment stands, in words. */
export const PHASE_WORDS = {
  draft: 'Draft',
  coming: 'Not open yet',
  open: 'Open',
  late: 'Open, past its due date',
  closed: 'Closed',
} as const
