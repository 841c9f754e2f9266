import type { ItemType } from '@/domain/items/item'
import { categorizeAuthoring } from './categorize/authoring'
import { clozeAuthoring } from './cloze/authoring'
import { evidenceAuthoring } from './evidence/authoring'
import { hotspotAuthoring } from './hotspot/authoring'
import type { TypeAuthoring } from './item-type'
import { matchingAuthoring } from './matching/authoring'
import { multipleResponseAuthoring } from './multiple-response/authoring'
import { numericAuthoring } from './numeric/authoring'
import { openResponseAuthoring } from './open-response/authoring'
import { orderingAuthoring } from './ordering/authoring'
import { shortTextAuthoring } from './short-text/authoring'
import { singleChoiceAuthoring } from './single-choice/authoring'
import { trueFalseAuthoring } from './true-false/authoring'

export const authoringByType: Readonly<Record<ItemType, TypeAuthoring<ItemType>>> = {
  'single-choice': singleChoiceAuthoring,
  'true-false': trueFalseAuthoring,
  'multiple-response': multipleResponseAuthoring,
  matching: matchingAuthoring,
  categorize: categorizeAuthoring,
  ordering: orderingAuthoring,
  numeric: numericAuthoring,
  'short-text': shortTextAuthoring,
  cloze: clozeAuthoring,
  hotspot: hotspotAuthoring,
  evidence: evidenceAuthoring,
  'open-response': openResponseAuthoring,
} satisfies { readonly [T in ItemType]: TypeAuthoring<T> }

/** Takes any JSON. */
export function findAuthoring(type: unknown): TypeAuthoring<ItemType> | undefined {
  return new Map<unknown, TypeAuthoring<ItemType>>(Object.entries(authoringByType)).get(type)
}
