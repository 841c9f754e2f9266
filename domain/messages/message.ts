/** The kinds of messages, each of which can be switched off. */
export const MESSAGE_KINDS = {
  assigned: 'A new assignment',
  'due-tomorrow': 'An assignment that is due tomorrow',
  'attempt-time': 'More or less time in an attempt in progress',
  marked: 'A mark',
  regraded: 'A mark that changed by a regrade',
  'dispute-answered': 'An answer to “my answer was right”',
  'review-due': 'Cards that are due for review',
  'class-keeps-grades': 'A class that starts to keep the grades of deleted accounts',
  'dispute-opened': 'A student who says that their answer was right',
} as const

export type MessageKind = keyof typeof MESSAGE_KINDS
