import type { ItemType } from '@/domain/items/item'
import { clozeExplanation } from './cloze/explain-key'
import { evidenceExplanation } from './evidence/explain-key'
import { hotspotExplanation } from './hotspot/explain-key'
import type { TypeExplanation } from './item-type'
import { matchingExplanation } from './matching/explain-key'
import { multipleResponseExplanation } from './multiple-response/explain-key'
import { numericExplanation } from './numeric/explain-key'
import { openResponseExplanation } from './open-response/explain-key'
import { orderingExplanation } from './ordering/explain-key'
import { shortTextExplanation } from './short-text/explain-key'
import { singleChoiceExplanation } from './single-choice/explain-key'
import { trueFalseExplanation } from './true-false/explain-key'

export const explanationByType: Readonly<Record<ItemType, TypeExplanation<ItemType>>> = {
  'single-choice': singleChoiceExplanation,
  'true-false': trueFalseExplanation,
  'multiple-response': multipleResponseExplanation,
  matching: matchingExplanation,
  categorize: matchingExplanation,
  ordering: orderingExplanation,
  numeric: numericExplanation,
  'short-text': shortTextExplanation,
  cloze: clozeExplanation,
  hotspot: hotspotExplanation,
  evidence: evidenceExplanation,
  'open-response': openResponseExplanation,
} satisfies { readonly [T in ItemType]: TypeExplanation<T> }
