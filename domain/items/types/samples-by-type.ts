import type { ItemType } from '@/domain/items/item'
import { clozeSamples } from './cloze/samples'
import { evidenceSamples } from './evidence/samples'
import { hotspotSamples } from './hotspot/samples'
import type { TypeSamples } from './item-type'
import { matchingSamples } from './matching/samples'
import { multipleResponseSamples } from './multiple-response/samples'
import { numericSamples } from './numeric/samples'
import { openResponseSamples } from './open-response/samples'
import { orderingSamples } from './ordering/samples'
import { shortTextSamples } from './short-text/samples'
import { singleChoiceSamples } from './single-choice/samples'
import { trueFalseSamples } from './true-false/samples'

export const samplesByType: Readonly<Record<ItemType, TypeSamples<ItemType>>> = {
  'single-choice': singleChoiceSamples,
  'true-false': trueFalseSamples,
  'multiple-response': multipleResponseSamples,
  matching: matchingSamples,
  categorize: matchingSamples,
  ordering: orderingSamples,
  numeric: numericSamples,
  'short-text': shortTextSamples,
  cloze: clozeSamples,
  hotspot: hotspotSamples,
  evidence: evidenceSamples,
  'open-response': openResponseSamples,
} satisfies { readonly [T in ItemType]: TypeSamples<T> }
