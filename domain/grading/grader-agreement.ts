import type { RubricPoints } from './rubric-grading'

/** Agreement isn’t shown for fewer answers, because chance would decide it. */
export const ENOUGH_FOR_AGREEMENT = 5

/** How far two people agree on a criterion. */
export interface Agreement {
  /** The answers that both graded. */
  readonly n: number
  /** The share of them with the same points, 0 to 1. */
  readonly exact: number
  /** The mean of the second grader’s points minus the first’s. */
  readonly meanDifference: number
}

/** The points of two graders for the same answer. */
export interface GradedTwice {
  readonly first: RubricPoints
  readonly second: RubricPoints
}

/** How far two people agree on each criterion. Answers to which one of them gave no points don’t count. @returns null below `ENOUGH_FOR_AGREEMENT` */
export function agreementOn(criterion: string, answers: readonly GradedTwice[]): Agreement | null {
  const differences = answers.flatMap(({ first, second }) => {
    const [a, b] = [first[criterion], second[criterion]]
    return a === undefined || b === undefined ? [] : [b - a]
  })
  const n = differences.length
  if (n < ENOUGH_FOR_AGREEMENT) return null
  return {
    n,
    exact: differences.filter((difference) => difference === 0).length / n,
    meanDifference: differences.reduce((sum, difference) => sum + difference, 0) / n,
  }
}

/** The gradings of one answer. */
export interface AnswerGradings {
  readonly gradings: readonly { readonly graderId: string; readonly points: RubricPoints }[]
}

/** Two graders with the answers that both graded. */
export interface GraderPair {
  readonly first: string
  readonly second: string
  readonly answers: readonly GradedTwice[]
}

/** All pairs of graders who graded the same answers, each pair once, in the order of their IDs. */
export function pairGraders(answers: readonly AnswerGradings[]): GraderPair[] {
  const pairs = new Map<string, { first: string; second: string; answers: GradedTwice[] }>()
  for (const { gradings } of answers) {
    const sorted = [...gradings].sort((a, b) => (a.graderId < b.graderId ? -1 : 1))
    for (const [index, first] of sorted.entries())
      for (const second of sorted.slice(index + 1)) {
        const key = `${first.graderId} ${second.graderId}`
        const pair = pairs.get(key) ?? { first: first.graderId, second: second.graderId, answers: [] }
        pair.answers.push({ first: first.points, second: second.points })
        pairs.set(key, pair)
      }
  }
  return [...pairs.values()]
}
