import type { Item } from '@/domain/items/item'
import type { Course } from './course'
import type { Lesson } from './lesson'

/** A question to argue about: of a lesson, or of the whole course. */
export interface Argued {
  readonly item: Item
  /** Null for the whole course. */
  readonly lesson: Lesson | null
}

/** The questions to argue about: those of the lessons in reading order, then that of the whole course. */
export function listArgued(course: Course): Argued[] {
  const ids = [
    ...course.lessons.map((lesson) => ({ id: lesson.argue, lesson })),
    { id: course.argue, lesson: null },
  ]
  return ids.flatMap(({ id, lesson }) => {
    const found = course.items.find(({ item }) => item.id === id)
    return found ? [{ item: found.item, lesson }] : []
  })
}
