import type { Course } from '@/domain/content/course'
import { findPassage } from '@/domain/content/find-passage'
import type { Item } from '@/domain/items/item'

/** What a lesson says of something. */
export type Passage = { title: string; text: string; path: string }

/** The paragraph of a lesson that an item is based on, with its address. */
export function passageOf(course: Course, item: Item): Passage | null {
  const found = findPassage(course, item)
  return (
    found && {
      title: found.title,
      text: found.text,
      path: `/courses/${course.slug}/lessons/${found.section}`,
    }
  )
}
