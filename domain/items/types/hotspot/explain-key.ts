import type { TypeExplanation } from '@/domain/items/types/item-type'
import { explainSelections } from '@/domain/items/types/multiple-response/explain-key'
import { explainOptions } from '@/domain/items/types/single-choice/explain-key'

export const hotspotExplanation = {
  explain: ({ multiple, regions, grading }, grade) =>
    multiple ? explainSelections(regions, grading, 'region', grade) : explainOptions(regions, grade),
} satisfies TypeExplanation<'hotspot'>
