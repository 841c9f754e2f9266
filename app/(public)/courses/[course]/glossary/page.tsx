import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { TermTitle } from '@/components/explanations/explanation'
import { Pronunciation } from '@/components/pronunciation/pronunciation'
import { BackLink } from '@/components/ui/back-link'
import type { Course } from '@/domain/content/course'
import { findCourse, listCourses } from '@/server/content/read-course'

export const metadata: Metadata = { title: 'Glossary' }
export const dynamicParams = false

export function generateStaticParams() {
  return listCourses().map(({ slug }) => ({ course: slug }))
}

export default async function GlossaryPage({ params }: { params: Promise<{ course: string }> }) {
  const course = findCourse((await params).course) ?? notFound()
  const terms = [...course.glossary].sort((a, b) => a.term.localeCompare(b.term, 'en'))
  const hasRespellings = course.names.length > 0 || terms.some(({ say }) => say)
  return (
    <div className="page-narrow">
      <BackLink href={`/courses/${course.slug}`} label={course.title} />
      <h1 className="mt-2">Glossary</h1>
      {hasRespellings && (
        <p className="mt-4 text-muted text-sm">
          In a pronunciation, the syllable in capital letters is stressed. Single capital letters are said one
          by one.
        </p>
      )}
      <dl className="reading mt-8 grid gap-7">
        {terms.map(({ id, term, abbreviation, say, definition }) => (
          <div key={id} id={id} className="scroll-mt-20 rounded-lg target:bg-accent-soft target:p-4">
            <dt className="font-semibold font-serif text-lg">
              <TermTitle term={term} abbreviation={abbreviation ?? null} />
            </dt>
            {say && (
              <dd>
                <Pronunciation text={abbreviation ?? term} say={say} />
              </dd>
            )}
            <dd className="mt-1 font-serif text-base leading-relaxed">{definition}</dd>
          </div>
        ))}
      </dl>
      <Names names={course.names} />
    </div>
  )
}

function Names({ names }: Pick<Course, 'names'>) {
  if (names.length === 0) return null
  return (
    <section aria-labelledby="names-title" className="mt-12">
      <h2 id="names-title">Names</h2>
      <dl className="reading mt-4 grid gap-5">
        {names.map(({ name, say, about }) => (
          <div key={name}>
            <dt className="font-semibold font-serif text-lg">{name}</dt>
            <dd>
              <Pronunciation text={name} say={say} />
            </dd>
            <dd className="mt-1 font-serif text-base leading-relaxed">{about}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
