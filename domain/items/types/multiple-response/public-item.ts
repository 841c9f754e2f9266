import { type PublicOption, toPublicOptions, withHiddenIds } from '@/domain/items/item-lists'
import type { PublicItemBase } from '@/domain/items/to-public-item'
import type { TypePublicItem } from '@/domain/items/types/item-type'

export interface PublicMultipleResponse extends PublicItemBase {
  readonly type: 'multiple-response'
  readonly options: readonly PublicOption[]
}

export const multipleResponsePublicItem = {
  order: ({ options }, { arranged }) => ({ options: arranged(options, 'options') }),
  toPublic: ({ type, id, stem, options }, order) => ({
    ...{ type, id, stem },
    options: toPublicOptions(options, order.options),
  }),
  hideIds: (item, hide) => ({ ...item, options: withHiddenIds(item.options, 'options', hide) }),
} satisfies TypePublicItem<'multiple-response'>
