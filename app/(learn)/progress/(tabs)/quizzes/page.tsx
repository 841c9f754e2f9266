import type { Metadata } from 'next'
import { Lessons, Quizzes } from '@/components/progress/done-so-far'
import { listCourses } from '@/server/content/read-course'
import { findViewer } from '@/server/http/viewer'
import { listGraded, listReadings } from '@/server/progress/queries'

export const metadata: Metadata = { title: 'Quizzes: progress', robots: { index: false } }

export default async function QuizzesPage() {
  const viewer = await findViewer()
  const [course] = listCourses()
  if (!course) return null
  const [readings, results] = viewer
    ? await Promise.all([
        listReadings(viewer.id, course.slug),
        listGraded(viewer.id, course.slug, new Date()),
      ])
    : [[], []]
  return (
    <div className="mt-10 grid gap-12 lg:grid-cols-2">
      <Lessons course={course} readings={readings} />
      <Quizzes course={course} results={results} />
    </div>
  )
}
