import { idsOf } from '@/domain/items/response-shapes'
import type { TypeAnalysis } from '@/domain/items/types/item-type'
import { answerLabels } from '@/domain/regrading/answer-labels'
import { analyzedOptions } from '@/domain/statistics/analyzed-options'

export const evidenceAnalysis = {
  options: ({ passages }) => analyzedOptions(passages),
  guessScore: () => null,
  key: ({ passages }, response) => answerLabels(passages, response).sort(),
  responseIds: ({ passages }) => ({ entries: idsOf(passages) }),
} satisfies TypeAnalysis<'evidence'>
