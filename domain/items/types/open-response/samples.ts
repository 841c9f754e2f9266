import type { TypeSamples } from '@/domain/items/types/item-type'

export const openResponseSamples = {
  key: ({ modelAnswer }) => modelAnswer,
  incorrect: () => 'I’m not sure yet.',
} satisfies TypeSamples<'open-response'>
