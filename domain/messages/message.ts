/** The types of notifications, each of which can be turned off. */
export const MESSAGE_KINDS = {
  assigned: 'New assignment',
  'due-tomorrow': 'Assignment due within 24 hours',
  'attempt-time': 'More or less time for an attempt in progress',
  marked: 'Grade posted',
  regraded: 'Score changed by a regrade',
  'dispute-answered': 'Reply to your regrade request',
  'review-due': 'Cards due for review',
  'class-keeps-grades': 'A class starts keeping grades of deleted accounts',
  'dispute-opened': 'Regrade request from a student',
} as const

export type MessageKind = keyof typeof MESSAGE_KINDS
