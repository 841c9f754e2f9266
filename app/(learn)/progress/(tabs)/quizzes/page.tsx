import type { Metadata } from 'next'
import { CourseLinks } from '@/components/progress/course-links'
import { Lessons, Quizzes } from '@/components/progress/done-so-far'
import { findViewer } from '@/server/http/viewer'
import { listGraded, listReadings } from '@/server/progress/queries'
import { type CourseQuery, findPageCourses } from '../../../page-courses'

export const metadata: Metadata = { title: 'Quizzes: progress', robots: { index: false } }

export default async function QuizzesPage({ searchParams }: CourseQuery) {
  const viewer = await findViewer()
  const shown = await findPageCourses(viewer, searchParams)
  if (!shown) return null
  const { course, all } = shown
  const [readings, results] = viewer
    ? await Promise.all([
        listReadings(viewer.id, course.slug),
        listGraded(viewer.id, course.slug, new Date()),
      ])
    : [[], []]
  return (
    <>
      <CourseLinks courses={all} current={course.slug} path="/progress/quizzes" />
      <div className="mt-10 grid gap-12 lg:grid-cols-2">
        <Lessons course={course} readings={readings} />
        <Quizzes course={course} results={results} />
      </div>
    </>
  )
}
