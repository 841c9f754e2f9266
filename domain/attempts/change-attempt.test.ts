import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Attempt,
  type AttemptState,
  closeOf,
  isSubmittedByClock,
  type WhenTimeIsUp,
} from '@/domain/attempts/attempt'
import { type AttemptEvent, changeAttempt } from '@/domain/attempts/change-attempt'
import { UNLIMITED } from '@/tests/support/attempt-limits'

const start = new Date('2026-03-02T10:00:00Z')
const at = (seconds: number) => new Date(start.getTime() + seconds * 1000)
const grace: WhenTimeIsUp = { do: 'grace', graceSeconds: 60 }

/** A ten-minute attempt in a given state. */
function attemptIn(state: AttemptState, whenTimeIsUp: WhenTimeIsUp = { do: 'submit' }): Attempt {
  const isFinished = state === 'submitted' || state === 'graded'
  return {
    state,
    startedAt: start,
    closesAt: at(600),
    whenTimeIsUp,
    submittedAt: isFinished ? at(300) : null,
    isLate: false,
    gradedAt: state === 'graded' ? at(301) : null,
  }
}

const eventOf = (type: AttemptEvent['type']): AttemptEvent =>
  type === 'start'
    ? { type, limits: { ...UNLIMITED, timeLimitSeconds: 600 } }
    : type === 'reopen'
      ? { type, closesAt: at(9_000) }
      : { type }

/** The resulting state, `same` for no change, or the reason for a rejection. */
function outcome(attempt: Attempt | null, type: AttemptEvent['type'], seconds: number): string {
  const change = changeAttempt(attempt, eventOf(type), at(seconds))
  if (!change.ok) return change.reason
  return change.changed ? change.attempt.state : 'same'
}

type Row = [
  state: AttemptState | null,
  event: AttemptEvent['type'],
  inTime: string,
  afterClose: string,
  afterGrace: string,
]

const bySubmission: Row[] = [
  [null, 'start', 'in-progress', 'in-progress', 'in-progress'],
  [null, 'save', 'not-started', 'not-started', 'not-started'],
  [null, 'submit', 'not-started', 'not-started', 'not-started'],
  [null, 'time-up', 'not-started', 'not-started', 'not-started'],
  [null, 'grade', 'not-started', 'not-started', 'not-started'],
  [null, 'reopen', 'not-started', 'not-started', 'not-started'],
  ['in-progress', 'reopen', 'not-submitted', 'not-submitted', 'not-submitted'],
  ['overdue', 'reopen', 'not-submitted', 'not-submitted', 'not-submitted'],
  ['submitted', 'reopen', 'in-progress', 'in-progress', 'in-progress'],
  ['graded', 'reopen', 'in-progress', 'in-progress', 'in-progress'],
  ['abandoned', 'reopen', 'in-progress', 'in-progress', 'in-progress'],
  ['in-progress', 'start', 'same', 'same', 'same'],
  ['in-progress', 'save', 'same', 'time-is-up', 'time-is-up'],
  ['in-progress', 'submit', 'submitted', 'submitted', 'submitted'],
  ['in-progress', 'time-up', 'time-is-left', 'submitted', 'submitted'],
  ['in-progress', 'grade', 'not-submitted', 'not-submitted', 'not-submitted'],
  ['submitted', 'start', 'already-submitted', 'already-submitted', 'already-submitted'],
  ['submitted', 'save', 'already-submitted', 'already-submitted', 'already-submitted'],
  ['submitted', 'submit', 'same', 'same', 'same'],
  ['submitted', 'time-up', 'already-submitted', 'already-submitted', 'already-submitted'],
  ['submitted', 'grade', 'graded', 'graded', 'graded'],
  ['graded', 'start', 'already-submitted', 'already-submitted', 'already-submitted'],
  ['graded', 'save', 'already-submitted', 'already-submitted', 'already-submitted'],
  ['graded', 'submit', 'same', 'same', 'same'],
  ['graded', 'time-up', 'already-submitted', 'already-submitted', 'already-submitted'],
  ['graded', 'grade', 'same', 'same', 'same'],
  ['abandoned', 'start', 'abandoned', 'abandoned', 'abandoned'],
  ['abandoned', 'save', 'abandoned', 'abandoned', 'abandoned'],
  ['abandoned', 'submit', 'abandoned', 'abandoned', 'abandoned'],
  ['abandoned', 'time-up', 'abandoned', 'abandoned', 'abandoned'],
  ['abandoned', 'grade', 'abandoned', 'abandoned', 'abandoned'],
]

const withGrace: Row[] = [
  ['in-progress', 'start', 'same', 'same', 'same'],
  ['in-progress', 'save', 'same', 'time-is-up', 'time-is-up'],
  ['in-progress', 'submit', 'submitted', 'submitted', 'state abandoned'],
  ['in-progress', 'time-up', 'time-is-left', 'overdue', 'state abandoned'],
  ['in-progress', 'grade', 'not-submitted', 'not-submitted', 'not-submitted'],
  ['overdue', 'start', 'same', 'same', 'same'],
  ['overdue', 'save', 'only-submission', 'only-submission', 'time-is-up'],
  ['overdue', 'submit', 'submitted', 'submitted', 'state abandoned'],
  ['overdue', 'time-up', 'time-is-left', 'time-is-left', 'state abandoned'],
  ['overdue', 'grade', 'not-submitted', 'not-submitted', 'not-submitted'],
]

const byAbandoning: Row[] = [
  ['in-progress', 'save', 'same', 'time-is-up', 'time-is-up'],
  ['in-progress', 'submit', 'submitted', 'state abandoned', 'state abandoned'],
  ['in-progress', 'time-up', 'time-is-left', 'state abandoned', 'state abandoned'],
]

describe.each([
  ['saved answers are submitted', { do: 'submit' } as const, bySubmission],
  ['a grace period begins', grace, withGrace],
  ['the attempt is abandoned', { do: 'abandon' } as const, byAbandoning],
])('when time runs out: %s', (_, whenTimeIsUp, rows) => {
  test.each(rows)(
    '%s and %s: %s in time, %s after the close, %s a minute later',
    (state, event, ...expected) => {
      const attempt = state && attemptIn(state, whenTimeIsUp)
      const outcomes = [300, 630, 700].map((seconds) => outcome(attempt, event, seconds))
      expect(outcomes).toEqual(expected.map((word) => word.replace('state ', '')))
    },
  )
})

test('the tables cover every state and event', () => {
  const states = [null, 'in-progress', 'overdue', 'submitted', 'graded', 'abandoned']
  const events = ['start', 'save', 'submit', 'time-up', 'grade', 'reopen']
  const met = new Set([...bySubmission, ...withGrace].map(([state, event]) => `${state} ${event}`))
  expect(met.size).toBe(states.length * events.length)
})

describe('starting', () => {
  test('is possible between the opening and closing dates', () => {
    const limits = { ...UNLIMITED, opensAt: at(0), closesAt: at(600) }
    const started = (seconds: number) => {
      const change = changeAttempt(null, { type: 'start', limits }, at(seconds))
      return change.ok ? change.attempt.state : change.reason
    }
    expect([-1, 0, 599, 600].map(started)).toEqual(['not-open-yet', 'in-progress', 'in-progress', 'closed'])
  })

  test('is idempotent and keeps the original start', () => {
    const attempt = attemptIn('in-progress')
    expect(changeAttempt(attempt, eventOf('start'), at(100))).toEqual({ ok: true, attempt, changed: false })
  })

  test('sets the close to the earlier of time limit and closing date', () => {
    expect(closeOf(start, { closesAt: null, timeLimitSeconds: null })).toBeNull()
    expect(closeOf(start, { closesAt: at(50), timeLimitSeconds: null })).toEqual(at(50))
    expect(closeOf(start, { closesAt: null, timeLimitSeconds: 60 })).toEqual(at(60))
    expect(closeOf(start, { closesAt: at(50), timeLimitSeconds: 60 })).toEqual(at(50))
    expect(closeOf(start, { closesAt: at(70), timeLimitSeconds: 60 })).toEqual(at(60))
  })
})

describe('the close', () => {
  test('accepts saves and submissions up to 2 seconds later', () => {
    const attempt = attemptIn('in-progress')
    expect(outcome(attempt, 'save', 602)).toBe('same')
    expect(outcome(attempt, 'save', 602.001)).toBe('time-is-up')
    expect(changeAttempt(attempt, { type: 'submit' }, at(602))).toMatchObject({
      attempt: { submittedAt: at(602) },
    })
    expect(outcome(attempt, 'time-up', 602)).toBe('time-is-left')
  })

  test('is the submission time of automatic submissions', () => {
    for (const type of ['time-up', 'submit'] as const) {
      expect(changeAttempt(attemptIn('in-progress'), { type }, at(9000))).toMatchObject({
        attempt: { state: 'submitted', submittedAt: at(600), isLate: false },
      })
    }
  })

  test('never affects an attempt without limits', () => {
    const attempt = { ...attemptIn('in-progress'), closesAt: null }
    expect(outcome(attempt, 'save', 1e9)).toBe('same')
    expect(outcome(attempt, 'time-up', 1e9)).toBe('time-is-left')
  })
})

test('submissions in the grace period are late', () => {
  for (const state of ['in-progress', 'overdue'] as const) {
    expect(changeAttempt(attemptIn(state, grace), { type: 'submit' }, at(630))).toMatchObject({
      attempt: { state: 'submitted', submittedAt: at(630), isLate: true },
    })
  }
})

test('any sequence of events submits and grades once', () => {
  const rank: Record<AttemptState, number> = {
    'in-progress': 0,
    overdue: 1,
    submitted: 2,
    abandoned: 3,
    graded: 3,
  }
  const happenings = fc.array(
    fc.record({
      type: fc.constantFrom(...(['start', 'save', 'submit', 'time-up', 'grade'] as const)),
      wait: fc.nat({ max: 300 }),
    }),
  )
  fc.assert(
    fc.property(
      happenings,
      fc.constantFrom<WhenTimeIsUp>({ do: 'submit' }, grace, { do: 'abandon' }),
      (list, whenTimeIsUp) => {
        let attempt: Attempt | null = null
        let seconds = 0
        for (const { type, wait } of list) {
          seconds += wait
          const event: AttemptEvent =
            type === 'start'
              ? { type, limits: { ...UNLIMITED, timeLimitSeconds: 600, whenTimeIsUp } }
              : { type }
          const change = changeAttempt(attempt, event, at(seconds))
          if (!change.ok) continue
          const before: Attempt | null = attempt
          if (before) {
            expect(rank[change.attempt.state]).toBeGreaterThanOrEqual(rank[before.state])
            if (before.submittedAt) expect(change.attempt.submittedAt).toEqual(before.submittedAt)
            if (before.gradedAt) expect(change.attempt).toEqual(before)
          }
          attempt = change.attempt
        }
      },
    ),
  )
})

describe('an attempt is submitted automatically', () => {
  test('if its time ran out, even on a late submission', () => {
    for (const event of ['time-up', 'submit'] as const) {
      const change = changeAttempt(attemptIn('in-progress'), { type: event }, at(700))
      expect(change.ok && isSubmittedByClock(change.attempt)).toBe(true)
    }
  })

  test('but not if the learner submitted it', () => {
    const inTime = changeAttempt(attemptIn('in-progress'), { type: 'submit' }, at(599))
    const late = changeAttempt(attemptIn('in-progress', grace), { type: 'submit' }, at(630))
    for (const change of [inTime, late]) expect(change.ok && isSubmittedByClock(change.attempt)).toBe(false)
    expect(isSubmittedByClock({ submittedAt: at(1), closesAt: null })).toBe(false)
    expect(isSubmittedByClock({ submittedAt: null, closesAt: at(1) })).toBe(false)
  })
})

test('an attempt that starts or is reopened is not late', () => {
  expect(changeAttempt(null, eventOf('start'), start)).toMatchObject({ attempt: { isLate: false } })
  const late = { ...attemptIn('graded', grace), isLate: true }
  expect(changeAttempt(late, eventOf('reopen'), at(700))).toEqual({
    ok: true,
    changed: true,
    attempt: {
      ...late,
      ...{ state: 'in-progress', closesAt: at(9_000), submittedAt: null, gradedAt: null, isLate: false },
    },
  })
})
