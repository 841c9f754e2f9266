import type { ItemType } from '@/domain/items/item'
import { clozeGrading } from './cloze/grading'
import { evidenceGrading } from './evidence/grading'
import { hotspotGrading } from './hotspot/grading'
import type { TypeGrading } from './item-type'
import { matchingGrading } from './matching/grading'
import { multipleResponseGrading } from './multiple-response/grading'
import { numericGrading } from './numeric/grading'
import { openResponseGrading } from './open-response/grading'
import { orderingGrading } from './ordering/grading'
import { shortTextGrading } from './short-text/grading'
import { singleChoiceGrading } from './single-choice/grading'
import { trueFalseGrading } from './true-false/grading'

export const gradingByType: Readonly<Record<ItemType, TypeGrading<ItemType>>> = {
  'single-choice': singleChoiceGrading,
  'true-false': trueFalseGrading,
  'multiple-response': multipleResponseGrading,
  matching: matchingGrading,
  categorize: matchingGrading,
  ordering: orderingGrading,
  numeric: numericGrading,
  'short-text': shortTextGrading,
  cloze: clozeGrading,
  hotspot: hotspotGrading,
  evidence: evidenceGrading,
  'open-response': openResponseGrading,
} satisfies { readonly [T in ItemType]: TypeGrading<T> }
