import { MapRegions } from '@/components/charts/map-regions'
import { inputId, regionMarks } from '@/components/items/region-marks'
import type { AskedItem } from '@/server/attempts/queries'
import { fieldPrefix } from '@/server/attempts/save-form'
import { findCourse } from '@/server/content/read-course'

/** The map of a hotspot question, drawn on the server: its geometry stays there. Nothing for other questions. */
export function ItemMap({ courseSlug, question }: { courseSlug: string; question: AskedItem }) {
  const { item, slot } = question
  if (item.type !== 'hotspot') return null
  const course = findCourse(courseSlug)
  const figure = course?.figures.find(({ id }) => id === item.figure)
  const geometry = figure?.kind === 'map' ? course?.geometries[figure.geometry] : undefined
  if (figure?.kind !== 'map' || !geometry) return null
  const marks = regionMarks(item.regions)
  const regions = item.regions.map(({ id }) => ({
    id,
    mark: marks[id] ?? '',
    inputId: inputId(fieldPrefix(slot), id),
  }))
  return (
    <>
      <MapRegions geometry={geometry} insetTitle={figure.insetTitle} regions={regions} />
      {figure.note && <p className="mt-2 text-muted text-sm">{figure.note}</p>}
    </>
  )
}
