import type { Item } from '@/domain/items/item'
import type { PresentationOrder } from '@/domain/items/item-lists'
import { presentationOrder } from '@/domain/items/presentation-order'
import { presentationByType } from '@/domain/items/types/presentation-by-type'
import type { PublicCategorize } from './types/categorize/presentation'
import type { PublicCloze } from './types/cloze/presentation'
import type { PublicEvidence } from './types/evidence/presentation'
import type { PublicHotspot } from './types/hotspot/presentation'
import type { PublicMatching } from './types/matching/presentation'
import type { PublicMultipleResponse } from './types/multiple-response/presentation'
import type { PublicNumeric } from './types/numeric/presentation'
import type { PublicOrdering } from './types/ordering/presentation'
import type { PublicShortText } from './types/short-text/presentation'
import type { PublicSingleChoice } from './types/single-choice/presentation'
import type { PublicTrueFalse } from './types/true-false/presentation'

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

export type PublicItemOfType<T extends PublicItem['type']> = Extract<PublicItem, { readonly type: T }>

/**
 * The item as sent to browsers. Each type lists every field that passes, so that new fields stay on the server until they are added there.
 * Without an order, the item’s ID is the seed: the authored order, which could reveal the key, is never shown.
 */
export function toPublicItem(
  item: Item,
  order: PresentationOrder = presentationOrder(item, item.id),
): PublicItem {
  return presentationByType[item.type].toPublic(item, order)
}
