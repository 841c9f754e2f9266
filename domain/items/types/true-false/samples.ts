import type { TypeSamples } from '@/domain/items/types/item-type'

export const trueFalseSamples = {
  key: ({ answer }) => answer,
  incorrect: ({ answer }) => !answer,
} satisfies TypeSamples<'true-false'>
