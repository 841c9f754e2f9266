import { MapRegions } from '@/components/charts/map-regions'
import { inputId, regionMarks } from '@/components/items/region-marks'
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
  if (item.type !== 'hotspot') return null
  const course = findCourse(courseSlug)
  const figure = course?.figures.find(({ id }) => id === item.figure)
  const geometry = figure?.kind === 'map' ? course?.geometries[figure.geometry] : undefined
  if (figure?.kind !== 'map' || !geometry) return null
  const marks = regionMarks(item.regions)
  const regions = item.regions.map(({ id }) => ({
    id,
    mark: marks[id] ?? '',
    inputId: inputId(prefix, id),
  }))
  return (
    <>
      <MapRegions geometry={geometry} insetTitle={figure.insetTitle} regions={regions} />
      {figure.note && <p className="mt-2 text-muted text-sm">{figure.note}</p>}
    </>
  )
}
