import type { AttemptQuestion, Figures } from '@/components/attempts/attempt-types'
import { fieldPrefix } from '@/domain/attempts/field-prefix'
import { findItemMap, type ItemMap as Geometry, listItemMaps } from '@/domain/content/item-map'
import { findCourse } from '@/server/content/read-course'
import { ItemMap } from './item-map'

/** Renders the maps of questions that are asked on one. */
export function drawFigures(courseSlug: string, asked: readonly AttemptQuestion[]): Figures {
  return new Map(
    asked
      .filter(({ item }) => 'figure' in item)
      .map(({ slot, item }) => [
        slot,
        <ItemMap key={slot} courseSlug={courseSlug} item={item} prefix={fieldPrefix(slot)} />,
      ]),
  )
}

/** Returns the maps of those questions, each once, so that a browser can render them again. */
export function listMaps(courseSlug: string, questions: readonly AttemptQuestion[]): Geometry[] {
  const course = findCourse(courseSlug)
  const known = course ? listItemMaps(course) : []
  const maps = questions.flatMap(({ item }) => findItemMap(known, item) ?? [])
  return [...new Map(maps.map((map) => [map.figure, map])).values()]
}
