import type { PublicItemBase } from '@/domain/items/to-public-item'
import type { TypePublicItem } from '@/domain/items/types/item-type'
import type { WordRange } from './count-words'

export interface PublicOpenResponse extends PublicItemBase, WordRange {
  readonly type: 'open-response'
}

export const openResponsePublicItem = {
  order: () => ({}),
  toPublic: ({ type, id, stem, minWords, maxWords }) => ({ type, id, stem, minWords, maxWords }),
  hideIds: (item) => item,
} satisfies TypePublicItem<'open-response'>
