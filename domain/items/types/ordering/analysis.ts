import { idsOf } from '@/domain/items/response-shapes'
import type { TypeAnalysis } from '@/domain/items/types/item-type'
import { answerLabels } from '@/domain/regrading/answer-labels'
import { meanShare, shareOf } from '@/domain/statistics/guess-shares'

export const orderingAnalysis = {
  guessScore: ({ elements, grading }) =>
    grading === 'absolute-position' ? meanShare(elements.map(({ id }) => shareOf(id, elements))) : null,
  key: ({ elements }, response) => answerLabels(elements, response),
  responseIds: ({ elements }) => ({ entries: idsOf(elements) }),
} satisfies TypeAnalysis<'ordering'>
