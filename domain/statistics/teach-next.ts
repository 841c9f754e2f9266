import { meetsThreshold } from '@/domain/grading/meets-threshold'

export interface ConceptResult {
  readonly concept: string
  readonly isCore: boolean
  /** Mean share of the marks, 0 to 1. */
  readonly facility: number
  readonly answers: number
  readonly students: number
}

/** Below so many answers of so many students a concept is not judged. */
const ENOUGH_ANSWERS = 5
const ENOUGH_STUDENTS = 3
/** From here on a class has understood it. */
const UNDERSTOOD = 0.75

/**
 * What a class should be taught next: of the concepts that enough students answered and that are not understood, the core ones first, and
 * of those the one that was answered worst; of equals the one with more answers. `null` where there is none.
 */
export function teachNext(concepts: readonly ConceptResult[]): ConceptResult | null {
  const judged = concepts.filter(
    ({ facility, answers, students }) =>
      answers >= ENOUGH_ANSWERS && students >= ENOUGH_STUDENTS && !meetsThreshold(facility, UNDERSTOOD),
  )
  const [worst] = judged.sort(
    (one, other) =>
      Number(other.isCore) - Number(one.isCore) ||
      one.facility - other.facility ||
      other.answers - one.answers ||
      one.concept.localeCompare(other.concept),
  )
  return worst ?? null
}
