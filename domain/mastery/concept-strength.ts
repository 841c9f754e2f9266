/** One graded answer, from a quiz or from a question inside a lesson. */
export interface GradedAnswer {
  readonly concept: string
  /** The item's stable ID. */
  readonly itemId: string
  /** Share of the points, 0 to 1. */
  readonly fraction: number
  readonly answeredAt: Date
  /** The study day, `2027-03-28`. */
  readonly day: string
}

export interface ConceptStrength {
  readonly concept: string
  /** Weighted mean fraction of the last answers, 0 to 1; null below two answers, which is too few to say. */
  readonly strength: number | null
  /** The number of answers that it is based on, at most ten; of how many items, on how many days. */
  readonly answers: number
  readonly items: number
  readonly days: number
}

const LAST = 10
const OLDER_WEIGHT = 0.8
const ENOUGH = 2

/**
 * How strong a learner is in each concept: the weighted mean fraction m. It uses the last ten
 * answers from memory, and of each item only the first answer of a day, because the next may be remembered from the
 * feedback. The newest answer weighs 1, each older one 0.8 of the next.
 */
export function conceptStrengths(answers: readonly GradedAnswer[]): ConceptStrength[] {
  const concepts = [...new Set(answers.map(({ concept }) => concept))]
  return concepts.map((concept) => {
    const own = firstOfDay(answers.filter((answer) => answer.concept === concept))
    const last = own.sort((a, b) => b.answeredAt.getTime() - a.answeredAt.getTime()).slice(0, LAST)
    return {
      concept,
      strength: last.length < ENOUGH ? null : weightedMean(last),
      answers: last.length,
      items: new Set(last.map(({ itemId }) => itemId)).size,
      days: new Set(last.map(({ day }) => day)).size,
    }
  })
}

function firstOfDay(answers: readonly GradedAnswer[]): GradedAnswer[] {
  const first = new Map<string, GradedAnswer>()
  for (const answer of answers) {
    const key = `${answer.itemId} ${answer.day}`
    const known = first.get(key)
    if (!known || answer.answeredAt < known.answeredAt) first.set(key, answer)
  }
  return [...first.values()]
}

function weightedMean(newestFirst: readonly GradedAnswer[]): number {
  const weights = newestFirst.map((_, age) => OLDER_WEIGHT ** age)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return newestFirst.reduce((sum, { fraction }, age) => sum + fraction * (weights[age] ?? 0), 0) / total
}
