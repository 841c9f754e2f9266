import { MapRegions } from '@/components/charts/map-regions'
import type { FigureOfKind } from '@/domain/content/figure'
import type { MapGeometry } from '@/domain/content/figure-geometry'
import type { PublicItemOfType } from '@/domain/items/public-item'
import { inputId, regionMarks } from './region-marks'

/** A map that a question can be asked on. */
export type CourseMap = {
  figure: Pick<FigureOfKind<'map'>, 'id' | 'insetTitle' | 'note'>
  geometry: MapGeometry
}

type Props = {
  map: CourseMap
  item: PublicItemOfType<'hotspot'>
  /** What the names of its fields start with. */
  prefix: string
}

/** The map of a hotspot question, with the letters of the choices beside it. */
export function QuestionMap({ map: { figure, geometry }, item, prefix }: Props) {
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
