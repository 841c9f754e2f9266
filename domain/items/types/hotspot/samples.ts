import type { TypeSamples } from '@/domain/items/types/item-type'
import { keysOf, mixedUp } from '@/domain/items/types/multiple-response/samples'
import { bestOption, distractor } from '@/domain/items/types/single-choice/samples'

export const hotspotSamples = {
  key: ({ multiple, regions, grading }) => (multiple ? keysOf(regions, grading) : bestOption(regions)),
  incorrect: ({ multiple, regions }, random) =>
    multiple ? mixedUp(regions, random) : distractor(regions, random),
} satisfies TypeSamples<'hotspot'>
