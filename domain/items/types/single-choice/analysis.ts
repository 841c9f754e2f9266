import { idsOf } from '@/domain/items/response-shapes'
import type { TypeAnalysis } from '@/domain/items/types/item-type'
import { answerLabels } from '@/domain/regrading/answer-labels'
import { analyzedOptions } from '@/domain/statistics/analyzed-options'
import { meanShare } from '@/domain/statistics/guess-shares'
import { type GradedOption, gradeChoice } from './grade-choice'

export const singleChoiceAnalysis = {
  options: ({ options }) => analyzedOptions(options),
  guessScore: ({ options }) => meanFraction(options),
  key: ({ options }, response) => answerLabels(options, response),
  responseIds: ({ options }) => ({ entries: idsOf(options) }),
  accept(item, response) {
    const options = withKey(item.options, response)
    return options ? { ...item, options } : 'unreadable'
  },
} satisfies TypeAnalysis<'single-choice'>

/** The average grade of the options: never below 0, and the best of options that look the same. */
export function meanFraction(options: readonly GradedOption[]): number {
  return meanShare(
    options.map(({ id }) => {
      const part = gradeChoice(options, id)
      return part.ok ? part.value.fraction : 0
    }),
  )
}

/** The options with the chosen one as a key; `null` if none of them was chosen. */
export function withKey<T extends GradedOption>(options: readonly T[], chosen: unknown): T[] | null {
  return options.some(({ id }) => id === chosen)
    ? options.map((option) => (option.id === chosen ? { ...option, key: true, fraction: undefined } : option))
    : null
}
