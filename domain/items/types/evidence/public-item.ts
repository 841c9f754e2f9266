import { type PublicOption, toPublicOptions, withHiddenIds } from '@/domain/items/item-lists'
import type { PublicItemBase } from '@/domain/items/to-public-item'
import type { TypePublicItem } from '@/domain/items/types/item-type'

export interface PublicEvidence extends PublicItemBase {
  readonly type: 'evidence'
  readonly passages: readonly PublicOption[]
}

export const evidencePublicItem = {
  order: ({ passages }, { shuffled }) => ({ passages: shuffled(passages, 'passages') }),
  toPublic: ({ type, id, stem, passages }, order) => ({
    ...{ type, id, stem },
    passages: toPublicOptions(passages, order.passages),
  }),
  hideIds: (item, hide) => ({ ...item, passages: withHiddenIds(item.passages, 'passages', hide) }),
} satisfies TypePublicItem<'evidence'>
