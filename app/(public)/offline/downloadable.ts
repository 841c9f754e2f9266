import { listCourses } from '@/server/content/read-course'

/** The pages that can be downloaded, in course order. */
export function listDownloadable(): { path: string; title: string }[] {
  return listCourses().flatMap(({ slug, title, lessons }) => [
    { path: `/courses/${slug}`, title },
    ...lessons.map((lesson) => ({ path: `/courses/${slug}/lessons/${lesson.slug}`, title: lesson.title })),
    { path: `/courses/${slug}/flashcards`, title: 'Flashcards' },
  ])
}
