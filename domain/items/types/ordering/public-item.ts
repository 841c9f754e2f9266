import { type PublicOption, toPublicOptions, withHiddenIds } from '@/domain/items/item-lists'
import type { PublicItemBase } from '@/domain/items/to-public-item'
import type { TypePublicItem } from '@/domain/items/types/item-type'

export interface PublicOrdering extends PublicItemBase {
  readonly type: 'ordering'
  readonly elements: readonly PublicOption[]
  readonly ends?: readonly [string, string] | undefined
}

export const orderingPublicItem = {
  order: ({ elements }, { shuffled }) => ({ elements: shuffled(elements, 'elements') }),
  toPublic: ({ type, id, stem, elements, ends }, order) => ({
    ...{ type, id, stem },
    elements: toPublicOptions(elements, order.elements),
    ...(ends && { ends: [ends[0], ends[1]] as const }),
  }),
  hideIds: (item, hide) => ({ ...item, elements: withHiddenIds(item.elements, 'elements', hide) }),
} satisfies TypePublicItem<'ordering'>
