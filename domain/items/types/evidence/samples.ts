import type { TypeSamples } from '@/domain/items/types/item-type'
import { keysOf, mixedUp } from '@/domain/items/types/multiple-response/samples'

export const evidenceSamples = {
  key: ({ passages, grading }) => keysOf(passages, grading),
  incorrect: ({ passages }, random) => mixedUp(passages, random),
} satisfies TypeSamples<'evidence'>
