import { type Attempt, type AttemptLimits, closeOf, graceEndOf, isOver } from '@/domain/attempts/attempt'
import { timeUp } from './time-up'

/** The server sends `time-up`, whether or not a browser is open. */
export type AttemptEvent =
  | { readonly type: 'start'; readonly limits: AttemptLimits }
  | { readonly type: 'save' }
  | { readonly type: 'submit' }
  | { readonly type: 'time-up' }
  | { readonly type: 'grade' }
  /** Staff reopen it, until a separate time. */
  | { readonly type: 'reopen'; readonly closesAt: Date | null }

/** Events from the learner or the clock. */
type OwnEvent = Exclude<AttemptEvent['type'], 'reopen'>

type AttemptRefusal =
  | 'not-started'
  | 'not-open-yet'
  | 'closed'
  /** A save that arrived too late; it is stored, unscored, for the instructor to decide. */
  | 'time-is-up'
  /** Answers can’t change in the grace period. */
  | 'only-submission'
  | 'not-submitted'
  | 'already-submitted'
  | 'abandoned'
  /** The clock has not run out, or there is none. */
  | 'time-is-left'

export type AttemptChange =
  | { readonly ok: true; readonly attempt: Attempt; readonly changed: boolean }
  | { readonly ok: false; readonly reason: AttemptRefusal }

/**
 * Applies an event to an attempt at the server’s time `now`, or gives the reason why it can’t. `null` is an attempt that doesn’t exist yet.
 * Starting, submitting, and grading are idempotent, so two tabs or a double click create one attempt and one grade.
 *
 * A late event doesn’t wait for `time-up`: a submission after the close has the same effect as the close.
 */
export function changeAttempt(attempt: Attempt | null, event: AttemptEvent, now: Date): AttemptChange {
  if (!attempt) return event.type === 'start' ? started(event.limits, now) : rejected('not-started')
  if (event.type === 'reopen') return reopened(attempt, event.closesAt)
  switch (attempt.state) {
    case 'in-progress':
      return changeInProgress(attempt, event.type, now)
    case 'overdue':
      return changeOverdue(attempt, event.type, now)
    case 'submitted':
      return event.type === 'grade'
        ? changedTo({ ...attempt, state: 'graded', gradedAt: now })
        : changeFinished(attempt, event.type)
    case 'graded':
      return event.type === 'grade' ? unchanged(attempt) : changeFinished(attempt, event.type)
    case 'abandoned':
      return rejected('abandoned')
  }
}

/** Reopens a submitted or abandoned attempt. One that is still open is extended instead. */
function reopened(attempt: Attempt, closesAt: Date | null): AttemptChange {
  if (attempt.state === 'in-progress' || attempt.state === 'overdue') return rejected('not-submitted')
  return changedTo({
    ...attempt,
    state: 'in-progress',
    closesAt,
    submittedAt: null,
    gradedAt: null,
    isLate: false,
  })
}

function started(limits: AttemptLimits, now: Date): AttemptChange {
  if (limits.opensAt && now < limits.opensAt) return rejected('not-open-yet')
  if (limits.closesAt && now >= limits.closesAt) return rejected('closed')
  return changedTo({
    state: 'in-progress',
    startedAt: now,
    closesAt: closeOf(now, limits),
    whenTimeIsUp: limits.whenTimeIsUp,
    submittedAt: null,
    isLate: false,
    gradedAt: null,
  })
}

function changeInProgress(attempt: Attempt, event: OwnEvent, now: Date): AttemptChange {
  const timeIsUp = isOver(attempt.closesAt, now)
  switch (event) {
    case 'start':
      return unchanged(attempt)
    case 'save':
      return timeIsUp ? rejected('time-is-up') : unchanged(attempt)
    case 'submit':
      if (!timeIsUp) return changedTo({ ...attempt, state: 'submitted', submittedAt: now })
      return attempt.whenTimeIsUp.do === 'grace'
        ? changeOverdue(attempt, event, now)
        : changedTo(timeUp(attempt, now))
    case 'time-up':
      return timeIsUp ? changedTo(timeUp(attempt, now)) : rejected('time-is-left')
    case 'grade':
      return rejected('not-submitted')
  }
}

function changeOverdue(attempt: Attempt, event: OwnEvent, now: Date): AttemptChange {
  const graceIsOver = isOver(graceEndOf(attempt), now)
  switch (event) {
    case 'start':
      return unchanged(attempt)
    case 'save':
      return rejected(graceIsOver ? 'time-is-up' : 'only-submission')
    case 'submit':
      return graceIsOver
        ? changedTo({ ...attempt, state: 'abandoned' })
        : changedTo({ ...attempt, state: 'submitted', submittedAt: now, isLate: true })
    case 'time-up':
      return graceIsOver ? changedTo({ ...attempt, state: 'abandoned' }) : rejected('time-is-left')
    case 'grade':
      return rejected('not-submitted')
  }
}

/** Submitted or graded: another start creates a new attempt; another submission changes nothing. */
function changeFinished(attempt: Attempt, event: Exclude<OwnEvent, 'grade'>): AttemptChange {
  return event === 'submit' ? unchanged(attempt) : rejected('already-submitted')
}

function changedTo(attempt: Attempt): AttemptChange {
  return { ok: true, attempt, changed: true }
}

function unchanged(attempt: Attempt): AttemptChange {
  return { ok: true, attempt, changed: false }
}

function rejected(reason: AttemptRefusal): AttemptChange {
  return { ok: false, reason }
}
