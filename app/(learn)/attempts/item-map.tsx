import { MapPicture } from '@/components/items/hotspot/map-picture'
import { findItemMap, listItemMaps } from '@/domain/content/item-map'
import type { PublicItem } from '@/domain/items/to-public-item'
import { findCourse } from '@/server/content/read-course'

type Props = {
  courseSlug: string
  item: PublicItem
  /** Prefix of its field names. */
  prefix: string
}

/** Renders the map of a hotspot question on the server, where its geometry stays. Renders nothing for other questions. */
export function ItemMap({ courseSlug, item, prefix }: Props) {
  const course = findCourse(courseSlug)
  return <MapPicture item={item} map={course && findItemMap(listItemMaps(course), item)} prefix={prefix} />
}
