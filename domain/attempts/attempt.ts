import { SECOND_MS } from '@/domain/time/durations'
/** The state of an attempt. `overdue`: its time is up, and only submission is possible during the grace period. */
export type AttemptState = 'in-progress' | 'overdue' | 'submitted' | 'graded' | 'abandoned'

/** What happens when time runs out: saved answers are submitted, a grace period begins, or the attempt is abandoned. */
export type WhenTimeIsUp =
  | { readonly do: 'submit' }
  | { readonly do: 'grace'; readonly graceSeconds: number }
  | { readonly do: 'abandon' }

/** The effective limits for one learner; `null` is no limit. */
export interface AttemptLimits {
  readonly opensAt: Date | null
  readonly closesAt: Date | null
  readonly timeLimitSeconds: number | null
  readonly whenTimeIsUp: WhenTimeIsUp
}

/** The life cycle of an attempt, without answers and grades. */
export interface Attempt {
  readonly state: AttemptState
  readonly startedAt: Date
  /** When its time is up: the earlier of start + time limit and the closing date; `null` for never. */
  readonly closesAt: Date | null
  readonly whenTimeIsUp: WhenTimeIsUp
  readonly submittedAt: Date | null
  /** Submitted in the grace period. */
  readonly isLate: boolean
  readonly gradedAt: Date | null
}

/** Requests that arrive up to this long after the close still count: they were in flight. */
export const LATE_ARRIVAL_MS = 2 * SECOND_MS

/** The earlier of start + time limit and the closing date. */
export function closeOf(
  startedAt: Date,
  { closesAt, timeLimitSeconds }: Pick<AttemptLimits, 'closesAt' | 'timeLimitSeconds'>,
): Date | null {
  const timeIsUpAt = timeLimitSeconds === null ? null : addSeconds(startedAt, timeLimitSeconds)
  if (!timeIsUpAt || !closesAt) return timeIsUpAt ?? closesAt
  // Stryker disable next-line EqualityOperator: of two equal dates either will do
  return timeIsUpAt < closesAt ? timeIsUpAt : closesAt
}

/** When an attempt was submitted or abandoned; `null` while it is open. An abandoned attempt ends when its time is up. */
export function endOf({
  state,
  submittedAt,
  closesAt,
}: Pick<Attempt, 'state' | 'submittedAt' | 'closesAt'>): Date | null {
  return submittedAt ?? (state === 'abandoned' ? closesAt : null)
}

/** When the grace period ends; `null` if there is none. */
export function graceEndOf({
  closesAt,
  whenTimeIsUp,
}: Pick<Attempt, 'closesAt' | 'whenTimeIsUp'>): Date | null {
  return closesAt && whenTimeIsUp.do === 'grace' ? addSeconds(closesAt, whenTimeIsUp.graceSeconds) : null
}

/** Whether a moment has passed, including the allowance for requests in flight. */
export function isOver(moment: Date | null, now: Date): boolean {
  return moment !== null && now.getTime() > moment.getTime() + LATE_ARRIVAL_MS
}

/** Whether the server submitted the attempt because its time was up, as `changeAttempt` does: exactly at the close. */
export function isSubmittedByClock({
  submittedAt,
  closesAt,
}: Pick<Attempt, 'submittedAt' | 'closesAt'>): boolean {
  return submittedAt !== null && closesAt !== null && submittedAt.getTime() === closesAt.getTime()
}

function addSeconds(moment: Date, seconds: number): Date {
  return new Date(moment.getTime() + seconds * SECOND_MS)
}

/** How many seconds of its time limit an attempt that starts at `startedAt` loses to the closing date; 0 for none. */
export function secondsCutOff(
  startedAt: Date,
  { closesAt, timeLimitSeconds }: Pick<AttemptLimits, 'closesAt' | 'timeLimitSeconds'>,
): number {
  if (closesAt === null || timeLimitSeconds === null) return 0
  const cutMs = addSeconds(startedAt, timeLimitSeconds).getTime() - closesAt.getTime()
  return Math.min(timeLimitSeconds, Math.max(0, cutMs / SECOND_MS))
}
