import { meetsThreshold } from '@/domain/grading/meets-threshold'

export interface ConceptResult {
  readonly concept: string
  readonly isCore: boolean
  /** The mean share of the points, 0 to 1. */
  readonly facility: number
  readonly answers: number
  readonly students: number
}

/** Concepts with fewer answers or students aren’t considered. */
const ENOUGH_ANSWERS = 5
const ENOUGH_STUDENTS = 3
/** At this facility, a class has understood a concept. */
const UNDERSTOOD = 0.75

/**
 * The concept to teach a class next: among the concepts with enough answers that aren’t understood, core concepts first, then the lowest facility,
 * then the most answers. `null` if there is none.
 */
export function teachNext(concepts: readonly ConceptResult[]): ConceptResult | null {
  const judged = concepts.filter(
    ({ facility, answers, students }) =>
      answers >= ENOUGH_ANSWERS && students >= ENOUGH_STUDENTS && !meetsThreshold(facility, UNDERSTOOD),
  )
  const [worst] = judged.sort(
    (a, b) =>
      Number(b.isCore) - Number(a.isCore) ||
      a.facility - b.facility ||
      b.answers - a.answers ||
      a.concept.localeCompare(b.concept),
  )
  return worst ?? null
}
