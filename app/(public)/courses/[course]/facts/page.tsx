import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { ParagraphMarks } from '@/components/lesson/paragraph-marks'
import { BackLink } from '@/components/ui/back-link'
import type { KeyFact, Lesson } from '@/domain/content/lesson'
import { findCourse, listCourses } from '@/server/content/read-course'

export const metadata: Metadata = { title: 'Facts at a glance' }
export const dynamicParams = false

export function generateStaticParams() {
  return listCourses().map(({ slug }) => ({ course: slug }))
}

const KINDS: readonly (readonly [kind: KeyFact['kind'], title: string])[] = [
  ['number', 'Numbers'],
  ['date', 'Dates'],
  ['name', 'Names'],
]

export default async function FactsPage({ params }: { params: Promise<{ course: string }> }) {
  const course = findCourse((await params).course) ?? notFound()
  return (
    <div className="page-narrow">
      <BackLink href={`/courses/${course.slug}`} label={course.title} />
      <h1 className="mt-2">Facts at a glance</h1>
      <p className="prose mt-4">
        The numbers, dates, and names of the course, as the article gives them. Each ¶ opens what that
        paragraph says in our words.
      </p>
      {KINDS.map(([kind, title]) => (
        <FactsOfKind key={kind} kind={kind} title={title} lessons={course.lessons} courseSlug={course.slug} />
      ))}
    </div>
  )
}

type Props = { kind: KeyFact['kind']; title: string; lessons: readonly Lesson[]; courseSlug: string }

function FactsOfKind({ kind, title, lessons, courseSlug }: Props) {
  const rows = lessons.flatMap((lesson) =>
    lesson.facts.filter((fact) => fact.kind === kind).map((fact) => ({ ...fact, lesson })),
  )
  if (rows.length === 0) return null
  return (
    <section aria-labelledby={kind} className="mt-10">
      <h2 id={kind}>{title}</h2>
      <dl className="mt-3 divide-y divide-line border-line border-y">
        {rows.map(({ label, value, paragraphs, lesson }) => (
          <div key={`${lesson.slug} ${label}`} className="grid gap-x-6 gap-y-1 py-3 sm:grid-cols-[2fr_3fr]">
            <dt className="text-muted">{label}</dt>
            <dd>
              <span className="font-semibold">{value}</span>{' '}
              <ParagraphMarks courseSlug={courseSlug} paragraphs={paragraphs} />
              <Link
                href={`/courses/${courseSlug}/lessons/${lesson.slug}`}
                prefetch={false}
                className="block w-fit py-0.5 text-sm"
              >
                {lesson.title}
              </Link>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
