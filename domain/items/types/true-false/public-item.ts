import type { PublicItemBase } from '@/domain/items/to-public-item'
import type { TypePublicItem } from '@/domain/items/types/item-type'

export interface PublicTrueFalse extends PublicItemBase {
  readonly type: 'true-false'
}

export const trueFalsePublicItem = {
  order: () => ({}),
  toPublic: ({ type, id, stem }) => ({ type, id, stem }),
  hideIds: (item) => item,
} satisfies TypePublicItem<'true-false'>
