import type { Metadata } from 'next'
import { EmptyProgress } from '@/components/progress/empty-progress'
import { Knowledge } from '@/components/progress/knowledge'
import { listCourses } from '@/server/content/read-course'
import { findViewer } from '@/server/http/viewer'
import { getKnowledge } from '@/server/progress/get-knowledge'

export const metadata: Metadata = { title: 'Concepts: progress', robots: { index: false } }

export default async function ConceptsPage() {
  const viewer = await findViewer()
  const [course] = listCourses()
  if (!course) return null
  const { concepts, facts } = await getKnowledge(viewer?.id ?? null, course, new Date())
  if (facts.asked === 0)
    return (
      <EmptyProgress
        title="No answers from memory yet"
        text={`The course has ${concepts.length} concepts. Answer review cards or take a quiz, and this page shows how well you know each of them.`}
        href="/review"
        label="Start a review"
      />
    )
  return <Knowledge course={course} concepts={concepts} facts={facts} isOwn />
}
