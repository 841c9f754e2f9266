import type { Item } from '@/domain/items/item'
import type { PresentationOrder } from '@/domain/items/item-lists'
import { presentationOrder } from '@/domain/items/presentation-order'
import { publicItemByType } from '@/domain/items/types/public-item-by-type'
import type { PublicCategorize } from './types/categorize/public-item'
import type { PublicCloze } from './types/cloze/public-item'
import type { PublicEvidence } from './types/evidence/public-item'
import type { PublicHotspot } from './types/hotspot/public-item'
import type { PublicMatching } from './types/matching/public-item'
import type { PublicMultipleResponse } from './types/multiple-response/public-item'
import type { PublicNumeric } from './types/numeric/public-item'
import type { PublicOpenResponse } from './types/open-response/public-item'
import type { PublicOrdering } from './types/ordering/public-item'
import type { PublicShortText } from './types/short-text/public-item'
import type { PublicSingleChoice } from './types/single-choice/public-item'
import type { PublicTrueFalse } from './types/true-false/public-item'

export interface PublicItemBase {
  readonly id: string
  readonly stem: string
}

/** An item without key, fractions, hints, feedback, explanation, accepted answers and tolerances. */
export type PublicItem =
  | PublicSingleChoice
  | PublicTrueFalse
  | PublicMultipleResponse
  | PublicMatching
  | PublicCategorize
  | PublicOrdering
  | PublicNumeric
  | PublicShortText
  | PublicCloze
  | PublicHotspot
  | PublicEvidence
  | PublicOpenResponse

export type PublicItemOfType<T extends PublicItem['type']> = Extract<PublicItem, { readonly type: T }>

/**
 * The item as sent to browsers. Each type lists every field that passes, so that new fields stay on the server until they are added there.
 * Without an order, the item’s ID is the seed: the authored order, which could reveal the key, is never shown.
 */
export function toPublicItem(
  item: Item,
  order: PresentationOrder = presentationOrder(item, item.id),
): PublicItem {
  return publicItemByType[item.type].toPublic(item, order)
}
