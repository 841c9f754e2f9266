import { meetsThreshold } from '@/domain/grading/meets-threshold'

/** The most concepts that a list of fading ones shows. */
const MOST = 5

/**
 * The concepts whose recall has fallen below the learner's desired retention, lowest first, at most five.
 * @param concepts with the mean chance of recalling their facts now, 0 to 1; null if it can't be shown
 */
export function listFading<T extends { readonly recall: number | null }>(
  concepts: readonly T[],
  desiredRetention: number,
): (T & { readonly recall: number })[] {
  return concepts
    .flatMap((concept) => (concept.recall === null ? [] : [{ ...concept, recall: concept.recall }]))
    .filter(({ recall }) => !meetsThreshold(recall, desiredRetention))
    .sort((a, b) => a.recall - b.recall)
    .slice(0, MOST)
}
