import { MapPicture } from '@/components/items/hotspot/map-picture'
import { ItemFields } from '@/components/items/item-fields'
import { Stem } from '@/components/items/rich-text'
import { findItemMap, type ItemMap } from '@/domain/content/item-map'
import type { Item } from '@/domain/items/item'
import { presentationOrder } from '@/domain/items/presentation-order'
import { toPublicItem } from '@/domain/items/to-public-item'

type Props = {
  item: Item
  maps: readonly ItemMap[]
  /** What the names of its fields begin with, if a page has several. */
  name?: string
}

/** Shows a question as a student sees it, without the key. */
export function ItemPreview({ item, maps, name = 'preview' }: Props) {
  const asked = toPublicItem(item, presentationOrder(item, 'preview'))
  return (
    <div key={JSON.stringify(asked)}>
      <Stem as="p" text={asked.stem} className="mb-3 font-semibold font-serif text-lg" />
      <ItemFields
        item={asked}
        response={null}
        name={name}
        map={<MapPicture item={asked} map={findItemMap(maps, asked)} prefix={name} />}
      />
    </div>
  )
}
