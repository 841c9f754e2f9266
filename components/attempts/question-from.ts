import type { QuestionState } from './attempt-types'

/** Returns the question that the URL names, within the attempt's range. Without one, the first that isn't fully answered. */
export function questionFrom(
  slot: string | undefined,
  questions: readonly Pick<QuestionState, 'slot' | 'progress'>[],
): number {
  const first = questions.find(({ progress }) => progress.state !== 'answered')?.slot ?? 1
  return Math.min(Math.max(1, Math.trunc(Number(slot ?? first)) || 1), questions.length)
}
