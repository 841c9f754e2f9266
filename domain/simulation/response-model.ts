import type { Item } from '@/domain/items/item'
import { createRandom } from '@/domain/items/random'
import { samplesByType } from '@/domain/items/types/samples-by-type'
import { randomGuessScore } from '@/domain/statistics/random-guess'
import { normal, uniform } from './draw'

/**
 * A seeded model of how a student answers, for synthetic classes: the three-parameter logistic model (Birnbaum 1968).
 * The chance of a correct answer is c + (1 − c) / (1 + exp(−a · (θ − b))), with the learner's ability θ, the item's
 * difficulty b (both about standard normal), a = 1.2, and c the score from guessing. Students who are wrong choose
 * the first distractors more often than the last; some don't answer.
 */

const DISCRIMINATION = 1.2
const BLANK_SHARE = 0.03

/** A learner's ability, about standard normal. */
export function abilityOf(seed: string): number {
  return normal(createRandom(`${seed}/ability`))
}

/** An item's difficulty, about standard normal, the same for the same ID. */
function difficultyOf(itemId: string): number {
  return normal(createRandom(`${itemId}/difficulty`))
}

/** The chance of a correct answer, 0 to 1. */
export function chanceOfCorrect(ability: number, difficulty: number, guessScore: number): number {
  return guessScore + (1 - guessScore) / (1 + Math.exp(-DISCRIMINATION * (ability - difficulty)))
}

/** The answer of a student with this ability; `null` for no answer. The same seed gives the same answer. */
export function simulateResponse(item: Item, ability: number, seed: string): unknown {
  const random = createRandom(`${seed}/${item.id}`)
  if (uniform(random) < BLANK_SHARE) return null
  const samples = samplesByType[item.type]
  const chance = chanceOfCorrect(ability, difficultyOf(item.id), randomGuessScore(item) ?? 0.1)
  return uniform(random) < chance ? samples.key(item) : samples.incorrect(item, random)
}
