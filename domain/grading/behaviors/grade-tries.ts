import { type GradePart, type GradingResult, unansweredResult } from '@/domain/grading/grade'
import { gradeResponse } from '@/domain/grading/grade-response'
import { normalizedResponse } from '@/domain/grading/normalized-response'
import type { Item } from '@/domain/items/item'
import { gradingByType } from '@/domain/items/types/grading-by-type'

export interface TriesGrade {
  /** From 0 to 1, after penalties. */
  readonly earned: number
  /** How many of the submissions counted: unanswered and invalid ones are rejected and use no try. */
  readonly triesUsed: number
  /** The last try that counted, as graded without penalties. */
  readonly grade: GradingResult
}

type Graded = Extract<GradingResult, { status: 'graded' }>

/** A try that counted, with each part's response as the grader reads it. */
interface GradedTry {
  readonly grade: Graded
  readonly given: readonly (string | null)[]
}

/**
 * The grade of an interactive item with several tries: `max(0, f − tries before · penalty)`. An item of several parts
 * (cloze, and pairs by correct pairs) deducts penalties part by part: each part's final fraction, minus the penalty
 * for each try before the one since which its normalized response hasn't changed, weighted as the part is. `penalty`
 * is a share of the maximum.
 */
export function gradeTries(item: Item, responses: readonly unknown[], penalty: number): TriesGrade {
  const tries = responses.flatMap((response): GradedTry[] => {
    const grade = gradeResponse(item, response)
    return grade.status === 'graded' ? [{ grade, given: givenIn(item, response, grade.parts) }] : []
  })
  const last = tries.at(-1)?.grade
  if (!last) return { earned: 0, triesUsed: 0, grade: unansweredResult }
  const weights = gradingByType[item.type].partWeights?.(item)
  const earned = weights
    ? countedBack(tries, last, weights, penalty)
    : afterPenalties(last.earned, tries.length - 1, penalty)
  return { earned, triesUsed: tries.length, grade: last }
}

/** The response in each part, the same for responses that are equal to the grader. */
function givenIn(item: Item, response: unknown, parts: readonly GradePart[]): (string | null)[] {
  const normalized = normalizedResponse(item, response)
  return parts.map(({ id, chosen }) =>
    // Stryker disable next-line ConditionalExpression: a text has no field named after a part
    typeof normalized === 'object' && normalized !== null ? (normalized[id] ?? chosen) : chosen,
  )
}

function countedBack(
  tries: readonly GradedTry[],
  last: Graded,
  weights: readonly number[],
  penalty: number,
): number {
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  const earned = last.parts.reduce(
    (sum, part, index) =>
      sum + (weights[index] ?? 0) * afterPenalties(part.fraction, triesBefore(tries, index), penalty),
    0,
  )
  return whole > 0 ? Math.min(earned / whole, 1) : 0
}

/** The number of tries before the one since which the part has had its final response. */
function triesBefore(tries: readonly GradedTry[], index: number): number {
  const last = tries.at(-1)?.given[index]
  return tries.findLastIndex(({ given }) => given[index] !== last) + 1
}

function afterPenalties(fraction: number, triesBefore: number, penalty: number): number {
  return Math.max(0, fraction - triesBefore * penalty)
}
