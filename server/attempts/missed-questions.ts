import type { ResultStatus } from '@/domain/attempts/visible-result'
import type { AttemptResults } from './find-results'

const MISSED: ReadonlySet<ResultStatus> = new Set(['partial', 'incorrect', 'unanswered', 'ungradable'])

type Missed = {
  itemId: string
  concept: string | null
  /** Whether the learner can see its correct answer now. */
  isKeyShown: boolean
}

/**
 * Lists the questions that the learner missed in an attempt, each once, as far as the learner can know it: practicing a question whose result is hidden
 * would reveal that it was missed.
 */
export function listMissed({ items }: Pick<AttemptResults, 'items'>): Missed[] {
  const missed = items.filter(({ review: { status } }) => MISSED.has(status))
  return [
    ...new Map(
      missed.map(({ review: { itemId, concept, rows } }) => [
        itemId,
        { itemId, concept, isKeyShown: rows.some(({ correct }) => correct !== null) },
      ]),
    ).values(),
  ]
}
