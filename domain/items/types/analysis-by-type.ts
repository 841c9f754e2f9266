import type { ItemType } from '@/domain/items/item'
import { clozeAnalysis } from './cloze/analysis'
import { evidenceAnalysis } from './evidence/analysis'
import { hotspotAnalysis } from './hotspot/analysis'
import type { TypeAnalysis } from './item-type'
import { matchingAnalysis } from './matching/analysis'
import { multipleResponseAnalysis } from './multiple-response/analysis'
import { numericAnalysis } from './numeric/analysis'
import { openResponseAnalysis } from './open-response/analysis'
import { orderingAnalysis } from './ordering/analysis'
import { shortTextAnalysis } from './short-text/analysis'
import { singleChoiceAnalysis } from './single-choice/analysis'
import { trueFalseAnalysis } from './true-false/analysis'

export const analysisByType: Readonly<Record<ItemType, TypeAnalysis<ItemType>>> = {
  'single-choice': singleChoiceAnalysis,
  'true-false': trueFalseAnalysis,
  'multiple-response': multipleResponseAnalysis,
  matching: matchingAnalysis,
  categorize: matchingAnalysis,
  ordering: orderingAnalysis,
  numeric: numericAnalysis,
  'short-text': shortTextAnalysis,
  cloze: clozeAnalysis,
  hotspot: hotspotAnalysis,
  evidence: evidenceAnalysis,
  'open-response': openResponseAnalysis,
} satisfies { readonly [T in ItemType]: TypeAnalysis<T> }
