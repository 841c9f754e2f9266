import type { TypeAnalysis } from '@/domain/items/types/item-type'

export const trueFalseAnalysis = {
  options: ({ answer, otherwise }) =>
    [true, false].map((value) => ({
      id: String(value),
      text: value ? 'True' : 'False',
      isKey: value === answer,
      feedback: value === answer ? null : (otherwise?.feedback ?? null),
    })),
  guessScore: () => 0.5,
  key: (_, response) => response,
  responseIds: () => ({}),
} satisfies TypeAnalysis<'true-false'>
