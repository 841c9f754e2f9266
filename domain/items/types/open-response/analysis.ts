import type { TypeAnalysis } from '@/domain/items/types/item-type'

/** No two answers are compared, and no key changes what an answer earns. */
export const openResponseAnalysis = {
  guessScore: () => null,
  key: (_, response) => response,
  responseIds: () => ({}),
} satisfies TypeAnalysis<'open-response'>
