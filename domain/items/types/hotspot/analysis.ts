import { idsOf } from '@/domain/items/response-shapes'
import type { TypeAnalysis } from '@/domain/items/types/item-type'
import { meanFraction, withKey } from '@/domain/items/types/single-choice/analysis'
import { answerLabels } from '@/domain/regrading/answer-labels'
import { analyzedOptions } from '@/domain/statistics/analyzed-options'

export const hotspotAnalysis = {
  options: ({ regions }) => analyzedOptions(regions),
  guessScore: ({ multiple, regions }) => (multiple ? null : meanFraction(regions)),
  key: ({ regions }, response) => answerLabels(regions, response).sort(),
  responseIds: ({ regions }) => ({ entries: idsOf(regions) }),
  accept(item, response) {
    if (item.multiple) return 'one-key'
    const regions = withKey(item.regions, response)
    return regions ? { ...item, regions } : 'unreadable'
  },
} satisfies TypeAnalysis<'hotspot'>
