import type { AttemptState } from '@/domain/attempts/attempt'

/** Maps the database's state names to the domain's. */
export const ATTEMPT_STATES = {
  IN_PROGRESS: 'in-progress',
  OVERDUE: 'overdue',
  SUBMITTED: 'submitted',
  GRADED: 'graded',
  ABANDONED: 'abandoned',
} as const satisfies Record<string, AttemptState>

/** Maps the database's states of an answer in a graded attempt to the domain's: what has only been answered waits for a person. */
export const ANSWER_STATUSES = {
  UNANSWERED: 'unanswered',
  ANSWERED: 'waiting',
  GRADED: 'graded',
  UNGRADABLE: 'ungradable',
} as const

export type StoredAttemptState = keyof typeof ATTEMPT_STATES

/** Maps the domain's states to the database's names. */
export const STORED_STATES = {
  'in-progress': 'IN_PROGRESS',
  overdue: 'OVERDUE',
  submitted: 'SUBMITTED',
  graded: 'GRADED',
  abandoned: 'ABANDONED',
} as const satisfies Record<AttemptState, StoredAttemptState>
