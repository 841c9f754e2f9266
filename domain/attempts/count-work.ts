/** A summary of one student’s attempts at one assignment. */
export interface Work {
  readonly hasStarted: boolean
  /** An attempt is in progress, or overdue. */
  readonly isOpen: boolean
  readonly hasSubmitted: boolean
}

/** `missed`: every attempt ended without a submission. A student who submitted once stays `submitted`, even during another attempt. */
export type WorkState = 'submitted' | 'in-progress' | 'missed' | 'not-started'

/** All pages count with this rule, such as the list of assignments and the live view. */
export function workState({ hasStarted, isOpen, hasSubmitted }: Work): WorkState {
  if (hasSubmitted) return 'submitted'
  if (isOpen) return 'in-progress'
  return hasStarted ? 'missed' : 'not-started'
}

export interface WorkCounts {
  readonly students: number
  /** All students except those who haven’t started. */
  readonly started: number
  readonly submitted: number
  readonly inProgress: number
  readonly missed: number
  readonly notStarted: number
}

/** @param works one entry per student, or per group of students with the same state */
export function countWork(works: readonly (Work & { readonly students?: number })[]): WorkCounts {
  const count = (state: WorkState) =>
    works.reduce((sum, work) => sum + (workState(work) === state ? (work.students ?? 1) : 0), 0)
  const [submitted, inProgress, missed] = [count('submitted'), count('in-progress'), count('missed')]
  const [started, notStarted] = [submitted + inProgress + missed, count('not-started')]
  return { students: started + notStarted, started, submitted, inProgress, missed, notStarted }
}
