import type { PublicItemBase } from '@/domain/items/public-item'
import type { TypePresentation } from '@/domain/items/types/item-type'

export interface PublicTrueFalse extends PublicItemBase {
  readonly type: 'true-false'
}

export const trueFalsePresentation = {
  order: () => ({}),
  toPublic: ({ type, id, stem }) => ({ type, id, stem }),
  hideIds: (item) => item,
} satisfies TypePresentation<'true-false'>
