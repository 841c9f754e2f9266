import { idsOf } from '@/domain/items/response-shapes'
import type { TypeAnalysis } from '@/domain/items/types/item-type'
import { answerLabels } from '@/domain/regrading/answer-labels'
import { analyzedOptions } from '@/domain/statistics/analyzed-options'

export const multipleResponseAnalysis = {
  options: ({ options }) => analyzedOptions(options),
  guessScore: () => null,
  key: ({ options }, response) => answerLabels(options, response).sort(),
  responseIds: ({ options }) => ({ entries: idsOf(options) }),
} satisfies TypeAnalysis<'multiple-response'>
