import type { Metadata } from 'next'
import { DownloadsPanel } from '@/components/offline/downloads-panel'
import { listCourses } from '@/server/content/read-course'

export const metadata: Metadata = { title: 'Offline downloads', robots: { index: false } }

export default function DownloadsPage() {
  const [course] = listCourses()
  if (!course) return null
  return (
    <div className="page-narrow">
      <h1>Offline downloads</h1>
      <p className="mt-3 max-w-2xl text-muted text-lg">
        Download lessons and today’s review to use them offline.
      </p>
      <DownloadsPanel
        course={{ slug: course.slug, title: course.title }}
        lessons={course.lessons.map(({ slug, title }) => ({ slug, title }))}
      />
    </div>
  )
}
