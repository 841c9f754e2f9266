import type { Item } from '@/domain/items/item'
import { keyResponse } from '@/domain/items/key-response'
import { createRandom, type Random } from '@/domain/items/random'
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
  const chance = chanceOfCorrect(ability, difficultyOf(item.id), randomGuessScore(item) ?? 0.1)
  return uniform(random) < chance ? keyResponse(item) : incorrectResponse(item, random)
}

function incorrectResponse(item: Item, random: Random): unknown {
  switch (item.type) {
    case 'single-choice':
      return distractor(item.options, random)
    case 'true-false':
      return !item.answer
    case 'multiple-response':
      return mixedUp(item.options, random)
    case 'evidence':
      return mixedUp(item.passages, random)
    case 'hotspot':
      return item.multiple ? mixedUp(item.regions, random) : distractor(item.regions, random)
    case 'matching':
    case 'categorize':
      return Object.fromEntries(
        item.stems.map(({ id, choice }) => [
          id,
          uniform(random) < 0.5 ? choice : item.choices[random.nextInt(item.choices.length)]?.id,
        ]),
      )
    case 'ordering': {
      const ids = item.elements.map(({ id }) => id)
      const at = random.nextInt(ids.length - 1)
      return ids.map((id, index) => (index === at ? ids[at + 1] : index === at + 1 ? ids[at] : id))
    }
    case 'numeric':
      return wrongNumber(item.answers, random)
    case 'short-text':
      return item.answers.find(({ fraction }) => fraction <= 0)?.text ?? 'not sure'
    case 'cloze': {
      const right = keyResponse(item)
      const wrong = item.gaps[random.nextInt(item.gaps.length)]
      return {
        ...Object(right),
        ...(wrong && { [wrong.id]: wrong.type === 'choice' ? distractor(wrong.options, random) : '1' }),
      }
    }
  }
}

interface Choosable {
  readonly id: string
  readonly key: boolean
}

/** Picks the first of the incorrect ones half of the time, and so on. */
function distractor(options: readonly Choosable[], random: Random): string | undefined {
  const wrong = options.filter(({ key }) => !key)
  const at = wrong.findIndex(() => uniform(random) < 0.5)
  return (wrong[at] ?? wrong.at(-1))?.id
}

/** One key less, one other more. */
function mixedUp(options: readonly Choosable[], random: Random): string[] {
  const keys = options.filter(({ key }) => key).map(({ id }) => id)
  const extra = distractor(options, random)
  const chosen = keys.length > 1 ? keys.filter((_, index) => index !== 0) : uniform(random) < 0.5 ? keys : []
  return extra ? [...chosen, extra] : chosen
}

function wrongNumber(
  answers: readonly { value?: string | undefined; fraction: number }[],
  random: Random,
): string {
  const listed = answers.filter(({ fraction, value }) => fraction <= 0 && value !== undefined)
  const known = listed[random.nextInt(Math.max(1, listed.length))]?.value
  return known ?? String(7 + random.nextInt(90))
}
