import type { ItemType } from '@/domain/items/item'
import { clozeResponse } from './cloze/response'
import { evidenceResponse } from './evidence/response'
import { hotspotResponse } from './hotspot/response'
import type { TypeResponse } from './item-type'
import { matchingResponse } from './matching/response'
import { multipleResponseResponse } from './multiple-response/response'
import { numericResponse } from './numeric/response'
import { openResponseResponse } from './open-response/response'
import { orderingResponse } from './ordering/response'
import { shortTextResponse } from './short-text/response'
import { singleChoiceResponse } from './single-choice/response'
import { trueFalseResponse } from './true-false/response'

export const responseByType: Readonly<Record<ItemType, TypeResponse<ItemType>>> = {
  'single-choice': singleChoiceResponse,
  'true-false': trueFalseResponse,
  'multiple-response': multipleResponseResponse,
  matching: matchingResponse,
  categorize: matchingResponse,
  ordering: orderingResponse,
  numeric: numericResponse,
  'short-text': shortTextResponse,
  cloze: clozeResponse,
  hotspot: hotspotResponse,
  evidence: evidenceResponse,
  'open-response': openResponseResponse,
} satisfies { readonly [T in ItemType]: TypeResponse<T> }
