import { CERTAINTY_RANGE } from '@/domain/grading/behaviors/certainty'
import { sumOf } from '@/domain/grading/exact'
import type { Item } from '@/domain/items/item'
import { type Labeled, labelsById } from '@/domain/items/same-text'
import type { ItemGap } from '@/domain/items/types/cloze/schema'
import { type GradedOption, gradeChoice } from '@/domain/items/types/single-choice/grade-choice'

/**
 * The average share of the points that random answers earn, 0 to 1: every option, pair, or position is equally likely. Numbers and words can’t be
 * guessed. `null` if it depends on how many are selected. In certainty-based scoring a guesser states no certainty: a correct answer earns one of the three
 * points, an incorrect one nothing.
 */
export function randomGuessScore(item: Item, isCertaintyBased = false): number | null {
  const score = plainGuessScore(item)
  return score !== null && isCertaintyBased ? score / CERTAINTY_RANGE.highest : score
}

function plainGuessScore(item: Item): number | null {
  switch (item.type) {
    case 'single-choice':
      return meanFraction(item.options)
    case 'true-false':
      return 0.5
    case 'hotspot':
      return item.multiple ? null : meanFraction(item.regions)
    case 'multiple-response':
    case 'evidence':
      return null
    case 'matching':
    case 'categorize': {
      const shares = item.stems.map(({ choice }) => shareOf(choice, item.choices))
      return item.grading === 'all-or-nothing' ? product(shares) : mean(shares)
    }
    case 'ordering':
      return item.grading === 'absolute-position'
        ? mean(item.elements.map(({ id }) => shareOf(id, item.elements)))
        : null
    case 'numeric':
    case 'short-text':
      return 0
    case 'cloze': {
      const whole = sumOf(item.gaps.map(({ weight }) => weight))
      return sumOf(item.gaps.map((gap) => gap.weight * ofGap(gap))) / whole
    }
  }
}

function ofGap(gap: ItemGap): number {
  return gap.type === 'choice' ? meanFraction(gap.options) : 0
}

/** The average grade of the options: never below 0, and the best of options that look the same. */
function meanFraction(options: readonly GradedOption[]): number {
  return mean(
    options.map(({ id }) => {
      const part = gradeChoice(options, id)
      return part.ok ? part.value.fraction : 0
    }),
  )
}

/** The share of a list that looks like the entry. */
function shareOf(id: string, list: readonly Labeled[]): number {
  const labels = labelsById(list)
  return list.filter((entry) => labels.get(entry.id) === labels.get(id)).length / list.length
}

function mean(values: readonly number[]): number {
  return sumOf(values) / values.length
}

function product(values: readonly number[]): number {
  return values.reduce((all, value) => all * value, 1)
}
