/** What the attempts of one student at one assignment come to. */
export interface Work {
  readonly hasStarted: boolean
  /** An attempt is in progress, or overdue. */
  readonly isOpen: boolean
  readonly hasSubmitted: boolean
}

/** `missed`: every attempt ended without being submitted. Whoever has submitted once has submitted, whatever they are at now. */
export type WorkState = 'submitted' | 'in-progress' | 'missed' | 'not-started'

/** The one rule by which the list of assignments, the live view and every other page count. */
export function workState({ hasStarted, isOpen, hasSubmitted }: Work): WorkState {
  if (hasSubmitted) return 'submitted'
  if (isOpen) return 'in-progress'
  return hasStarted ? 'missed' : 'not-started'
}

export interface WorkCounts {
  readonly students: number
  /** All but those who have not started. */
  readonly started: number
  readonly submitted: number
  readonly inProgress: number
  readonly missed: number
  readonly notStarted: number
}

/** @param works each of one student, or of so many who are alike */
export function countWork(works: readonly (Work & { readonly students?: number })[]): WorkCounts {
  const count = (state: WorkState) =>
    works.reduce((sum, work) => sum + (workState(work) === state ? (work.students ?? 1) : 0), 0)
  const [submitted, inProgress, missed] = [count('submitted'), count('in-progress'), count('missed')]
  const [started, notStarted] = [submitted + inProgress + missed, count('not-started')]
  return { students: started + notStarted, started, submitted, inProgress, missed, notStarted }
}
