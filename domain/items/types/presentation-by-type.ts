import type { ItemType } from '@/domain/items/item'
import { categorizePresentation } from './categorize/presentation'
import { clozePresentation } from './cloze/presentation'
import { evidencePresentation } from './evidence/presentation'
import { hotspotPresentation } from './hotspot/presentation'
import type { TypePresentation } from './item-type'
import { matchingPresentation } from './matching/presentation'
import { multipleResponsePresentation } from './multiple-response/presentation'
import { numericPresentation } from './numeric/presentation'
import { orderingPresentation } from './ordering/presentation'
import { shortTextPresentation } from './short-text/presentation'
import { singleChoicePresentation } from './single-choice/presentation'
import { trueFalsePresentation } from './true-false/presentation'

export const presentationByType: Readonly<Record<ItemType, TypePresentation<ItemType>>> = {
  'single-choice': singleChoicePresentation,
  'true-false': trueFalsePresentation,
  'multiple-response': multipleResponsePresentation,
  matching: matchingPresentation,
  categorize: categorizePresentation,
  ordering: orderingPresentation,
  numeric: numericPresentation,
  'short-text': shortTextPresentation,
  cloze: clozePresentation,
  hotspot: hotspotPresentation,
  evidence: evidencePresentation,
} satisfies { readonly [T in ItemType]: TypePresentation<T> }
