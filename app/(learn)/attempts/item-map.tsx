import { QuestionMap } from '@/components/items/question-map'
import type { PublicItem } from '@/domain/items/public-item'
import { findCourse, listMaps } from '@/server/content/read-course'

type Props = {
  courseSlug: string
  item: PublicItem
  /** What the names of its fields start with. */
  prefix: string
}

/** The map of a hotspot question, drawn on the server: its geometry stays there. Nothing for other questions. */
export function ItemMap({ courseSlug, item, prefix }: Props) {
  if (item.type !== 'hotspot') return null
  const course = findCourse(courseSlug)
  const map = course && listMaps(course).find(({ figure }) => figure.id === item.figure)
  return map ? <QuestionMap map={map} item={item} prefix={prefix} /> : null
}
