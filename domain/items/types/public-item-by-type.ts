import type { ItemType } from '@/domain/items/item'
import { categorizePublicItem } from './categorize/public-item'
import { clozePublicItem } from './cloze/public-item'
import { evidencePublicItem } from './evidence/public-item'
import { hotspotPublicItem } from './hotspot/public-item'
import type { TypePublicItem } from './item-type'
import { matchingPublicItem } from './matching/public-item'
import { multipleResponsePublicItem } from './multiple-response/public-item'
import { numericPublicItem } from './numeric/public-item'
import { openResponsePublicItem } from './open-response/public-item'
import { orderingPublicItem } from './ordering/public-item'
import { shortTextPublicItem } from './short-text/public-item'
import { singleChoicePublicItem } from './single-choice/public-item'
import { trueFalsePublicItem } from './true-false/public-item'

export const publicItemByType: Readonly<Record<ItemType, TypePublicItem<ItemType>>> = {
  'single-choice': singleChoicePublicItem,
  'true-false': trueFalsePublicItem,
  'multiple-response': multipleResponsePublicItem,
  matching: matchingPublicItem,
  categorize: categorizePublicItem,
  ordering: orderingPublicItem,
  numeric: numericPublicItem,
  'short-text': shortTextPublicItem,
  cloze: clozePublicItem,
  hotspot: hotspotPublicItem,
  evidence: evidencePublicItem,
  'open-response': openResponsePublicItem,
} satisfies { readonly [T in ItemType]: TypePublicItem<T> }
