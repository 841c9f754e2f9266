import type { TypeExplanation } from '@/domain/items/types/item-type'
import { explainSelections } from '@/domain/items/types/multiple-response/explain-key'

export const evidenceExplanation = {
  explain: ({ passages, grading }, grade) => explainSelections(passages, grading, 'passage', grade),
} satisfies TypeExplanation<'evidence'>
