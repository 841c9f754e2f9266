import { meetsThreshold } from '@/domain/grading/meets-threshold'
import { OVERVIEW_RULES } from './overview-rules'

export interface ConceptResult {
  readonly concept: string
  readonly isCore: boolean
  /** The mean share of the points, 0 to 1. */
  readonly facility: number
  readonly answers: number
  readonly students: number
}

const {
  answers: ENOUGH_ANSWERS,
  students: ENOUGH_STUDENTS,
  understood,
  concepts: MOST,
} = OVERVIEW_RULES.teachNext

/**
 * The concepts to teach a class next, at most 3: among the concepts with enough answers that aren’t understood, core concepts first, then the
 * lowest facility, then the most answers.
 */
export function listTeachNext<T extends ConceptResult>(concepts: readonly T[]): T[] {
  const judged = concepts.filter(
    ({ facility, answers, students }) =>
      answers >= ENOUGH_ANSWERS && students >= ENOUGH_STUDENTS && !meetsThreshold(facility, understood),
  )
  return judged
    .sort(
      (a, b) =>
        Number(b.isCore) - Number(a.isCore) ||
        a.facility - b.facility ||
        b.answers - a.answers ||
        a.concept.localeCompare(b.concept),
    )
    .slice(0, MOST)
}

const WELL = OVERVIEW_RULES.wentWell

/** The concepts that a class knows well, at most 3: those with enough answers and the highest facility, from 85% on. */
export function listWellKnown<T extends ConceptResult>(concepts: readonly T[]): T[] {
  return concepts
    .filter(
      ({ facility, answers, students }) =>
        answers >= WELL.answers && students >= WELL.students && meetsThreshold(facility, WELL.share),
    )
    .sort((a, b) => b.facility - a.facility || b.answers - a.answers || a.concept.localeCompare(b.concept))
    .slice(0, WELL.entries)
}
