import type { Course } from '@/domain/content/course'

export function conceptTitle(course: Course | null, concept: string): string {
  return course?.concepts.find(({ id }) => id === concept)?.title ?? concept
}

/** The titles of all sections, by `lesson#section`. */
export function sectionTitles(course: Course | null): Record<string, string> {
  const entries = course?.lessons.flatMap((lesson) =>
    lesson.sections.map((section) => [`${lesson.slug}#${section.id}`, section.title]),
  )
  return Object.fromEntries(entries ?? [])
}
