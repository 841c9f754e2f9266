import type { Metadata } from 'next'
import { DevicePanel } from '@/components/offline/device-panel'
import { listCourses } from '@/server/content/read-course'

export const metadata: Metadata = { title: 'Kept on this device', robots: { index: false } }

export default function DevicePage() {
  const [course] = listCourses()
  if (!course) return null
  return (
    <div className="page-narrow">
      <h1>Kept on this device</h1>
      <p className="mt-3 max-w-2xl text-muted text-lg">
        Lessons and the day’s review can be taken along, and go on without a network.
      </p>
      <DevicePanel
        course={{ slug: course.slug, title: course.title }}
        lessons={course.lessons.map(({ slug, title }) => ({ slug, title }))}
      />
    </div>
  )
}
