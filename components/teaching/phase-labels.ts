/** Labels for the status of an assignment. */
export const PHASE_LABELS = {
  draft: 'Draft',
  coming: 'Not open yet',
  open: 'Open',
  late: 'Open, past its due date',
  closed: 'Closed',
} as const
