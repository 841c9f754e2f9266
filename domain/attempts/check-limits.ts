import type { EffectiveLimits } from '@/domain/attempts/effective-limits'
import { SECOND_MS } from '@/domain/time/durations'

/** The limits that can contradict each other or existing attempts. */
type CheckedLimits = Pick<EffectiveLimits, 'opensAt' | 'dueAt' | 'closesAt' | 'timeLimitSeconds' | 'attempts'>
export type LimitField = keyof CheckedLimits

type ErrorKind = 'closes-before-opens' | 'due-before-opens' | 'due-after-closes'
type WarningKind = 'closes-in-past' | 'time-limit-exceeds-window' | 'fewer-attempts-than-used'
export type LimitProblemKind = ErrorKind | WarningKind

export interface LimitProblem {
  readonly kind: LimitProblemKind
  /** The fields that contradict each other; the first is the one to change. */
  readonly fields: readonly [LimitField, ...LimitField[]]
  /** A warning can be confirmed; an error can't. */
  readonly isError: boolean
}

/**
 * Finds problems in a learner’s effective limits: dates that contradict each other, and limits that no attempt can use.
 * @param usedAttempts how many the learner has started
 */
export function checkLimits(limits: CheckedLimits, usedAttempts: number, now: Date): LimitProblem[] {
  const { opensAt, dueAt, closesAt, timeLimitSeconds, attempts } = limits
  const problems: LimitProblem[] = []
  const error = (kind: ErrorKind, ...fields: LimitProblem['fields']) =>
    problems.push({ kind, fields, isError: true })
  const warn = (kind: WarningKind, ...fields: LimitProblem['fields']) =>
    problems.push({ kind, fields, isError: false })
  if (opensAt && closesAt && closesAt <= opensAt) error('closes-before-opens', 'closesAt', 'opensAt')
  if (opensAt && dueAt && dueAt <= opensAt) error('due-before-opens', 'dueAt', 'opensAt')
  if (dueAt && closesAt && dueAt > closesAt) error('due-after-closes', 'closesAt', 'dueAt')
  if (closesAt && closesAt <= now) warn('closes-in-past', 'closesAt')
  if (opensAt && closesAt && closesAt > opensAt && timeLimitSeconds !== null)
    if (timeLimitSeconds * SECOND_MS > closesAt.getTime() - opensAt.getTime())
      warn('time-limit-exceeds-window', 'timeLimitSeconds', 'opensAt', 'closesAt')
  if (attempts !== null && attempts < usedAttempts) warn('fewer-attempts-than-used', 'attempts')
  return problems
}

/** The problems that a change causes, without those that existed before it. */
export function newProblems(before: readonly LimitProblem[], after: readonly LimitProblem[]): LimitProblem[] {
  const known = new Set(before.map(({ kind }) => kind))
  return after.filter(({ kind }) => !known.has(kind))
}
