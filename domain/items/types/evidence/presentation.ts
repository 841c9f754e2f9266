import { type PublicOption, toPublicOptions, withHiddenIds } from '@/domain/items/item-lists'
import type { PublicItemBase } from '@/domain/items/public-item'
import type { TypePresentation } from '@/domain/items/types/item-type'

export interface PublicEvidence extends PublicItemBase {
  readonly type: 'evidence'
  readonly passages: readonly PublicOption[]
}

export const evidencePresentation = {
  order: ({ passages }, { shuffled }) => ({ passages: shuffled(passages, 'passages') }),
  toPublic: ({ type, id, stem, passages }, order) => ({
    ...{ type, id, stem },
    passages: toPublicOptions(passages, order.passages),
  }),
  hideIds: (item, hide) => ({ ...item, passages: withHiddenIds(item.passages, 'passages', hide) }),
} satisfies TypePresentation<'evidence'>
