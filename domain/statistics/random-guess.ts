import { CERTAINTY_RANGE } from '@/domain/grading/behaviors/certainty'
import type { Item } from '@/domain/items/item'
import { analysisByType } from '@/domain/items/types/analysis-by-type'

/**
 * The average share of the points that random answers earn, 0 to 1: every option, pair, or position is equally likely. Numbers and words can’t be
 * guessed. `null` if it depends on how many are selected. In certainty-based scoring a guesser states no certainty: a correct answer earns one of the three
 * points, an incorrect one nothing.
 */
export function randomGuessScore(item: Item, isCertaintyBased = false): number | null {
  const score = analysisByType[item.type].guessScore(item)
  return score !== null && isCertaintyBased ? score / CERTAINTY_RANGE.highest : score
}
