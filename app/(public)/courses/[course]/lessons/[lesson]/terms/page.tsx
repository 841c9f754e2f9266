import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ParagraphBody, TermBody, TermTitle } from '@/components/explanations/explanation'
import { Citation } from '@/components/lesson/citation'
import { BackLink } from '@/components/ui/back-link'
import { explanationsIn, explanationsOf } from '@/domain/content/explanations'
import { findLesson, listCourses } from '@/server/content/read-course'

type Props = { params: Promise<{ course: string; lesson: string }> }

export const dynamicParams = false

export function generateStaticParams() {
  return listCourses().flatMap((course) =>
    course.lessons.map((lesson) => ({ course: course.slug, lesson: lesson.slug })),
  )
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lesson } = await find(params)
  return { title: `Terms and paragraphs: ${lesson.title}` }
}

/** What the terms and ¶ marks of a lesson open without JavaScript. Each entry links back to its places in the lesson. */
export default async function LessonTermsPage({ params }: Props) {
  const { course, lesson } = await find(params)
  const { terms, paragraphs } = explanationsIn(explanationsOf(course), lesson.slug)
  const target = 'scroll-mt-20 rounded-lg target:bg-accent-soft target:p-4'
  return (
    <div className="page-narrow">
      <BackLink href={`/courses/${course.slug}/lessons/${lesson.slug}`} label={`Back to ${lesson.title}`} />
      <h1 className="mt-2">Terms and paragraphs</h1>
      {terms.length > 0 && (
        <section aria-labelledby="terms" className="mt-8">
          <h2 id="terms">Terms</h2>
          <div className="mt-4 grid gap-7">
            {terms.map((term) => (
              <section
                key={term.id}
                id={`term-${term.id}`}
                aria-labelledby={`term-${term.id}-title`}
                className={target}
              >
                <h3 id={`term-${term.id}-title`}>
                  <TermTitle {...term} />
                </h3>
                <TermBody {...term} courseSlug={course.slug} usesLabel="Back to" />
              </section>
            ))}
          </div>
        </section>
      )}
      <section aria-labelledby="paragraphs" className="mt-10">
        <h2 id="paragraphs">Paragraphs of the article</h2>
        <div className="mt-2">
          <Citation source={course.source} />
        </div>
        <div className="mt-4 grid gap-7">
          {paragraphs.map((entry) => (
            <section
              key={entry.paragraph}
              id={`p${entry.paragraph}`}
              aria-labelledby={`p${entry.paragraph}-title`}
              className={target}
            >
              <h3 id={`p${entry.paragraph}-title`}>Paragraph {entry.paragraph}</h3>
              <ParagraphBody {...entry} courseSlug={course.slug} usesLabel="Back to" />
              <p className="mt-3 text-sm">
                <a href={`/courses/${course.slug}/coverage#p${entry.paragraph}`}>
                  All claims of ¶{entry.paragraph}
                </a>
              </p>
            </section>
          ))}
        </div>
      </section>
    </div>
  )
}

async function find(params: Props['params']) {
  const { course, lesson } = await params
  return findLesson(course, lesson) ?? notFound()
}
