import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { CourseList } from '@/components/course-home/course-list'
import { NoCourses } from '@/components/progress/no-courses'
import { listCourses } from '@/server/content/read-course'

export const metadata: Metadata = { title: 'Courses' }

export const dynamic = 'force-dynamic'

/** The list of courses. The home page is about the only one, if there is only one. */
export default function CoursesPage() {
  const courses = listCourses()
  if (courses.length === 1) redirect('/')
  if (courses.length === 0) return <NoCourses />
  return (
    <div className="page-narrow">
      <h1>Courses</h1>
      <CourseList courses={courses} />
    </div>
  )
}
