import { type PublicOption, sortByText, toPublicOptions } from '@/domain/items/item-lists'
import type { PublicItemBase } from '@/domain/items/to-public-item'
import type { TypePublicItem } from '@/domain/items/types/item-type'

export interface PublicHotspot extends PublicItemBase {
  readonly type: 'hotspot'
  readonly figure: string
  readonly multiple: boolean
  readonly regions: readonly PublicOption[]
}

export const hotspotPublicItem = {
  order: ({ regions }) => ({ regions: sortByText(regions).map(({ id }) => id) }),
  toPublic: ({ type, id, stem, figure, multiple, regions }, order) => ({
    ...{ type, id, stem, figure, multiple },
    regions: toPublicOptions(regions, order.regions),
  }),
  // The IDs of regions belong to the map.
  hideIds: (item) => item,
} satisfies TypePublicItem<'hotspot'>
