import type { Metadata } from 'next'
import { DownloadsPanel } from '@/components/offline/downloads-panel'
import { listCourses } from '@/server/content/read-course'

export const metadata: Metadata = { title: 'Offline downloads', robots: { index: false } }

export default function DownloadsPage() {
  const courses = listCourses().map(({ slug, title, lessons }) => ({
    ...{ slug, title },
    lessons: lessons.map((lesson) => ({ slug: lesson.slug, title: lesson.title })),
  }))
  return (
    <div className="page-narrow">
      <h1>Offline downloads</h1>
      <p className="mt-3 max-w-2xl text-muted text-lg">
        Download lessons and today’s review to use them offline.
      </p>
      <DownloadsPanel courses={courses} />
    </div>
  )
}
