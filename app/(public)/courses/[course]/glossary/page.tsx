import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { BackLink } from '@/components/ui/back-link'
import { findCourse, listCourses } from '@/server/content/read-course'

export const metadata: Metadata = { title: 'Glossary' }
export const dynamicParams = false

export function generateStaticParams() {
  return listCourses().map(({ slug }) => ({ course: slug }))
}

export default async function GlossaryPage({ params }: { params: Promise<{ course: string }> }) {
  const course = findCourse((await params).course) ?? notFound()
  const terms = [...course.glossary].sort((a, b) => a.term.localeCompare(b.term, 'en'))
  return (
    <div className="page-narrow">
      <BackLink href={`/courses/${course.slug}`} label={course.title} />
      <h1 className="mt-2">Glossary</h1>
      <dl className="mt-8 grid gap-7">
        {terms.map(({ id, term, abbreviation, definition }) => (
          <div key={id} id={id} className="scroll-mt-20 rounded-lg target:bg-accent-soft target:p-4">
            <dt className="font-semibold font-serif text-lg">
              {term}
              {abbreviation && <span className="font-normal text-muted"> ({abbreviation})</span>}
            </dt>
            <dd className="mt-1 font-serif text-[1.0625rem] leading-relaxed">{definition}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
