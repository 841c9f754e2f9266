import { MapRegions } from '@/components/charts/map-regions'
import { inputId } from '@/components/items/input-id'
import { lettersOf } from '@/components/items/letters-of'
import type { ItemMap } from '@/domain/content/item-map'
import type { PublicItem } from '@/domain/items/to-public-item'

type Props = {
  item: PublicItem
  /** Null if the item has no map. */
  map: ItemMap | null
  /** Prefix of its field names. */
  prefix: string
}

/** The map of a hotspot question, without its controls. Renders nothing for other questions. */
export function MapPicture({ item, map, prefix }: Props) {
  if (item.type !== 'hotspot' || !map) return null
  const marks = lettersOf(item.regions)
  const regions = item.regions.map(({ id }) => ({
    id,
    mark: marks[id] ?? '',
    inputId: inputId(prefix, id),
  }))
  return (
    <>
      <MapRegions geometry={map.geometry} insetTitle={map.insetTitle} regions={regions} />
      {map.note && <p className="mt-2 text-muted text-sm">{map.note}</p>}
    </>
  )
}
