import { MapRegions } from '@/components/charts/map-regions'
import type { ItemMap } from '@/domain/content/item-map'
import type { PublicItem } from '@/domain/items/public-item'
import { inputId, regionMarks } from './region-marks'

type Props = {
  item: PublicItem
  /** Null where the item is not asked on a map. */
  map: ItemMap | null
  /** What the names of its fields start with. */
  prefix: string
}

/** The map of a hotspot question, without its controls. Nothing for other questions. */
export function MapPicture({ item, map, prefix }: Props) {
  if (item.type !== 'hotspot' || !map) return null
  const marks = regionMarks(item.regions)
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
