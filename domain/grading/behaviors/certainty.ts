import type { GradingResult } from '@/domain/grading/grade'

/** The learner's certainty: 3 is highest; `null` if none was chosen, which counts as 1. */
export type Certainty = 1 | 2 | 3

const weights: Readonly<Record<Certainty, { correct: number; incorrect: number }>> = {
  1: { correct: 1, incorrect: 0 },
  2: { correct: 2, incorrect: -2 },
  3: { correct: 3, incorrect: -6 },
}

/**
 * The certainty-based score of an item, from −6 to 3: a fraction above 0 is multiplied by the weight for correct
 * answers; 0 or less counts as incorrect. (Gardner-Medwin's scheme: C1 1/0, C2 2/−2, C3 3/−6.)
 */
export function certaintyPoints(fraction: number, certainty: Certainty | null): number {
  const { correct, incorrect } = weights[certainty ?? 1]
  return fraction > 0 ? fraction * correct : incorrect
}

/** The lowest and the highest certainty-based score of an item. */
export const CERTAINTY_RANGE = { lowest: -6, highest: 3 } as const

export interface CertaintyAnswer {
  readonly grade: GradingResult
  readonly certainty: Certainty | null
}

export interface CertaintyScore {
  /** Σ / (3 · n), limited to 0 to 1; `null` without items. */
  readonly scoreRatio: number | null
  /** The mean score of an item, −6 to 3; `null` without items. */
  readonly average: number | null
}

/** The score of a quiz with certainty-based scoring. Unanswered and invalid answers are worth 0 at any certainty. */
export function certaintyScore(answers: readonly CertaintyAnswer[]): CertaintyScore {
  if (answers.length === 0) return { scoreRatio: null, average: null }
  const scores = answers.map(({ grade, certainty }) =>
    grade.status === 'graded' ? certaintyPoints(grade.earned, certainty) : 0,
  )
  const average = scores.reduce((sum, score) => sum + score, 0) / scores.length
  return { scoreRatio: Math.min(Math.max(average / 3, 0), 1), average }
}
