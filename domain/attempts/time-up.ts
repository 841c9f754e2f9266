import { type Attempt, graceEndOf, isOver } from './attempt'

/** Returns what becomes of an attempt in progress whose time is up, as its quiz says: submitted, overdue, or abandoned. */
export function timeUp(attempt: Attempt, now: Date): Attempt {
  switch (attempt.whenTimeIsUp.do) {
    case 'submit':
      return { ...attempt, state: 'submitted', submittedAt: attempt.closesAt }
    case 'grace':
      return { ...attempt, state: isOver(graceEndOf(attempt), now) ? 'abandoned' : 'overdue' }
    case 'abandon':
      return { ...attempt, state: 'abandoned' }
  }
}
