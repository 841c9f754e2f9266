import { meetsThreshold } from '@/domain/grading/meets-threshold'
import type { ChosenOption } from './distractors'
import type { ItemStatistics } from './item-statistics'

export interface FlaggedOption extends ChosenOption {
  /** The letter of its position among the options, such as “B”. */
  readonly letter: string
  readonly isKey: boolean
}

/** With a smaller n, a figure isn’t meaningful (the same limits as for showing it). */
const ENOUGH_FOR_FACILITY = 5
const ENOUGH = 10

/**
 * Warnings for instructors, the most serious first. Thresholds: an incorrect option that high-scoring students choose (point-biserial above 0.1, above
 * chance, 1.96 / √n, and above that of the key); discrimination below 0, or below 15%; facility below the random guess score, both under the same scoring; below
 * 20% or above 95% correct, whatever the certainty; an option that no one chose.
 * @param guessScore under the scoring that the facility comes from
 */
export function itemFlags(
  item: Pick<ItemStatistics, 'n' | 'facility' | 'correctness' | 'discriminationIndex'>,
  options: readonly FlaggedOption[],
  guessScore: number | null,
): string[] {
  const { n, facility, correctness, discriminationIndex } = item
  if (n < ENOUGH_FOR_FACILITY || facility === null) return []
  const isEnough = n >= ENOUGH
  return [
    ...(isEnough ? strongWrong(options, Math.max(0.1, 1.96 / Math.sqrt(n))) : []),
    ...(isEnough && discriminationIndex !== null ? discrimination(discriminationIndex) : []),
    ...difficulty(facility, correctness ?? facility, guessScore ?? 0),
    ...(isEnough ? unchosen(options) : []),
  ]
}

function strongWrong(options: readonly FlaggedOption[], leastCorrelation: number): string[] {
  const keys = options.filter(({ isKey }) => isKey)
  const best = Math.max(...keys.map(({ pointBiserial }) => pointBiserial ?? 0), 0)
  return options
    .filter(
      ({ isKey, pointBiserial }) =>
        // Stryker disable next-line ConditionalExpression: a key is never above the best key
        !isKey && isAbove(pointBiserial ?? 0, Math.max(leastCorrelation, best)),
    )
    .map(({ letter }) => `High-scoring students chose ${letter}. Check the key.`)
}

function discrimination(percent: number): string[] {
  if (!meetsThreshold(percent, 0))
    return ['Students who did well elsewhere did worse here. The question or its key may be misleading.']
  return meetsThreshold(percent, 15)
    ? []
    : [
        'Low discrimination: this question barely separates students who did well elsewhere from those who didn’t.',
      ]
}

function difficulty(facility: number, correctness: number, guessScore: number): string[] {
  if (guessScore > 0 && !meetsThreshold(facility, guessScore))
    return ['Scores are below random guessing. Something in the question is misleading.']
  if (!meetsThreshold(correctness, 0.2)) return ['Very hard: less than 20% correct on average.']
  return isAbove(correctness, 0.95) ? ['Very easy: more than 95% correct on average.'] : []
}

function isAbove(score: number, threshold: number): boolean {
  return !meetsThreshold(threshold, score)
}

function unchosen(options: readonly FlaggedOption[]): string[] {
  const idle = options.filter(({ isKey, count }) => !isKey && count === 0).map(({ letter }) => letter)
  if (idle.length === 0) return []
  return [
    idle.length === 1
      ? `No one chose ${idle[0]}. Try a more plausible distractor.`
      : `No one chose ${idle.slice(0, -1).join(', ')}${idle.length > 2 ? ',' : ''} or ${idle.at(-1)}. Try more plausible distractors.`,
  ]
}
