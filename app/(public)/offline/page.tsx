import type { Metadata } from 'next'
import { OfflinePage } from '@/components/offline/offline-page'
import { listCourses } from '@/server/content/read-course'

export const metadata: Metadata = { title: 'You’re offline', robots: { index: false } }

/** Opens in place of a page that can't be reached. The same for everyone: what it lists is in the browser alone. */
export default function OfflineFallbackPage() {
  const titles = listCourses().flatMap(({ slug, title, lessons }) => [
    { path: `/courses/${slug}`, title },
    ...lessons.map((lesson) => ({ path: `/courses/${slug}/lessons/${lesson.slug}`, title: lesson.title })),
  ])
  return (
    <div className="page-narrow">
      <OfflinePage titles={titles} />
    </div>
  )
}
