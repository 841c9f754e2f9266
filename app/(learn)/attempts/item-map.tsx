import { MapPicture } from '@/components/items/map-picture'
import { findItemMap } from '@/domain/content/item-map'
import type { PublicItem } from '@/domain/items/public-item'
import { findCourse } from '@/server/content/read-course'

type Props = {
  courseSlug: string
  item: PublicItem
  /** What the names of its fields start with. */
  prefix: string
}

/** The map of a hotspot question, drawn on the server: its geometry stays there. Nothing for other questions. */
export function ItemMap({ courseSlug, item, prefix }: Props) {
  const course = findCourse(courseSlug)
  return <MapPicture item={item} map={course && findItemMap(course, item)} prefix={prefix} />
}
