import type { PublicItem } from '@/domain/items/to-public-item'
import type { Course } from './course'
import type { MapGeometry } from './figure-geometry'

/** The map that a question is asked on. */
export interface ItemMap {
  /** The figure's id. */
  readonly figure: string
  readonly insetTitle: string
  readonly note: string | null
  readonly geometry: MapGeometry
}

type Maps = Pick<Course, 'figures' | 'geometries'>

/** The maps of a course that questions can be asked on. */
export function listItemMaps({ figures, geometries }: Maps): ItemMap[] {
  return figures.flatMap((figure) => {
    const geometry = figure.kind === 'map' ? geometries[figure.geometry] : undefined
    if (figure.kind !== 'map' || !geometry) return []
    return [{ figure: figure.id, insetTitle: figure.insetTitle, note: figure.note ?? null, geometry }]
  })
}

/** The map of a question that is asked on one; null for other questions, and if there is no such map. */
export function findItemMap(
  maps: readonly ItemMap[],
  item: Pick<PublicItem, 'type'> & { readonly figure?: string },
): ItemMap | null {
  return maps.find(({ figure }) => figure === item.figure) ?? null
}
