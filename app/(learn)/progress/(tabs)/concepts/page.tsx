import type { Metadata } from 'next'
import { CourseLinks } from '@/components/progress/course-links'
import { EmptyProgress } from '@/components/progress/empty-progress'
import { Knowledge } from '@/components/progress/knowledge'
import { findViewer } from '@/server/http/viewer'
import { getKnowledge } from '@/server/progress/get-knowledge'
import { type CourseQuery, courseQuery, findPageCourses } from '../../../page-courses'

export const metadata: Metadata = { title: 'Concepts: progress', robots: { index: false } }

export default async function ConceptsPage({ searchParams }: CourseQuery) {
  const viewer = await findViewer()
  const shown = await findPageCourses(viewer, searchParams)
  if (!shown) return null
  const { course, all } = shown
  const { concepts, facts } = await getKnowledge(viewer?.id ?? null, course, new Date())
  return (
    <>
      <CourseLinks courses={all} current={course.slug} path="/progress/concepts" />
      {facts.asked === 0 ? (
        <EmptyProgress
          title="No answers from memory yet"
          text={`The course has ${concepts.length} concepts. Answer review cards or take a quiz, and this page shows how well you know each of them.`}
          href={`/review${courseQuery(course, all)}`}
          label="Start a review"
        />
      ) : (
        <Knowledge course={course} concepts={concepts} facts={facts} isOwn query={courseQuery(course, all)} />
      )}
    </>
  )
}
