import type { Course } from '@/domain/content/course'
import { findPassage } from '@/domain/content/find-passage'
import type { Item } from '@/domain/items/item'
import { findCourse } from '@/server/content/read-course'

/** A passage of a lesson. */
export type Passage = { title: string; text: string; path: string }

/** Returns the paragraph of a lesson that an item is based on, with its path. */
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

/** Returns the paragraph that an item of the course's bank is based on; null for a class's own item. */
export function findPassageOf(courseSlug: string, itemId: string): Passage | null {
  const course = findCourse(courseSlug)
  const item = course?.items.find((entry) => entry.item.id === itemId)?.item
  return course && item ? passageOf(course, item) : null
}
