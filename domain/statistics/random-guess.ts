import { fractionOf } from '@/domain/grading/choice/grade-choice'
import type { Item, ItemGap } from '@/domain/items/item'

/**
 * What somebody earns on the average who answers at random, 0 to 1: one option, pair or place as likely as any other. Nobody guesses a number
 * or a word. `null` where it depends on how many are ticked.
 */
export function randomGuessScore(item: Item): number | null {
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
    case 'categorise':
      return item.grading === 'all-or-nothing'
        ? item.choices.length ** -item.stems.length
        : 1 / item.choices.length
    case 'ordering':
      return item.grading === 'absolute-position' ? 1 / item.elements.length : null
    case 'numeric':
    case 'short-text':
      return 0
    case 'cloze': {
      const weights = item.gaps.reduce((sum, { weight }) => sum + weight, 0)
      return item.gaps.reduce((sum, gap) => sum + gap.weight * ofGap(gap), 0) / weights
    }
  }
}

function ofGap(gap: ItemGap): number {
  return gap.type === 'choice' ? meanFraction(gap.options) : 0
}

/** A single item never scores below 0. */
function meanFraction(options: Parameters<typeof fractionOf>[0][]): number {
  return options.reduce((sum, option) => sum + Math.max(0, fractionOf(option)), 0) / options.length
}
