import type { Course } from '@/domain/content/course'
import { listPassages } from '@/domain/content/lesson'

/** What a lesson says of something. */
export type Passage = { title: string; text: string; path: string }

/** The beginning of a section, in plain words. @param section `lesson-slug#section-id` */
export function passageOf(course: Course, section: string): Passage | null {
  const [lessonSlug, sectionId] = section.split('#')
  const lesson = course.lessons.find(({ slug }) => slug === lessonSlug)
  const found = lesson?.sections.find(({ id }) => id === sectionId)
  const [text] = found ? listPassages(found) : []
  if (!found || text === undefined) return null
  return { title: found.title, text, path: `/courses/${course.slug}/lessons/${section}` }
}
