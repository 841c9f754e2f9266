/** The types of notifications, each of which can be turned off. */
export const NOTIFICATION_TYPES = {
  assigned: 'New assignment',
  'due-tomorrow': 'Assignment due within 24 hours',
  'attempt-time': 'More or less time for an attempt in progress',
  graded: 'Grade posted',
  regraded: 'Score changed by a regrade',
  'regrade-request-resolved': 'Reply to your regrade request',
  'review-due': 'Daily study reminder',
  'class-keeps-grades': 'A class starts keeping grades of deleted accounts',
  'weekly-digest': 'Weekly digest of your classes, for staff',
  'regrade-request-created': 'Regrade request from a student',
} as const

export type NotificationType = keyof typeof NOTIFICATION_TYPES
