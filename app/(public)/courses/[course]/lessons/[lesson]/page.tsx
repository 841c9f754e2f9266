import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { CourseFigure } from '@/components/charts/figure'
import { CheckForm } from '@/components/lesson/check-form'
import { Citation } from '@/components/lesson/citation'
import { LessonArticle } from '@/components/lesson/lesson-article'
import { ReadingTracker } from '@/components/lesson/reading-tracker'
import { LessonNotes } from '@/components/notes/lesson-notes'
import { type Course, findLessonQuiz } from '@/domain/content/course'
import type { Lesson } from '@/domain/content/lesson'
import { findResultLength } from '@/domain/items/find-result-length'
import { toPublicItem } from '@/domain/items/to-public-item'
import { plural } from '@/domain/text/format'
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
  return { title: lesson.title, description: lesson.question }
}

export default async function LessonPage({ params }: Props) {
  const { course, lesson } = await find(params)
  const index = course.lessons.indexOf(lesson)
  const context = {
    courseSlug: course.slug,
    lessonSlug: lesson.slug,
    glossary: new Map(course.glossary.map(({ id, short }) => [id, short])),
    renderFigure: (id: string) => figureOf(course, id),
    renderCheck: (id: string) => checkOf(course, lesson, id),
  }
  return (
    <div className="page lesson-layout">
      <header className="lesson-head">
        <p className="eyebrow">
          Lesson {index + 1} of {course.lessons.length} · {plural(lesson.minutes, 'minute')}
        </p>
        <h1 className="mt-2">{lesson.title}</h1>
        {/* The reading tracker shows it if the reader has a place to return to. */}
        <a href="#summary" data-return hidden className="no-print mt-2 text-sm underline">
          Continue where you left off
        </a>
      </header>
      <nav aria-label="Contents" className="lesson-contents no-print">
        <p className="eyebrow">In this lesson</p>
        <ol>
          {lesson.sections.map(({ id, title }) => (
            <li key={id}>
              <a href={`#${id}`} data-contents={id}>
                {title}
              </a>
            </li>
          ))}
          <li>
            <a href="#summary">Key takeaways</a>
          </li>
        </ol>
        <p className="mt-4 text-sm">
          <Link href={`/courses/${course.slug}`} prefetch={false}>
            All lessons
          </Link>
        </p>
        <p className="mt-2 text-sm">
          <Link href={`/courses/${course.slug}/lessons/${lesson.slug}/notes`} prefetch={false} data-notes>
            Your notes
          </Link>
        </p>
      </nav>
      <div className="lesson-body">
        <LessonArticle lesson={lesson} context={context} />
        <footer className="mt-10 max-w-[38rem] border-line border-t pt-5">
          <Citation source={course.source} />
        </footer>
        <Onward course={course} lesson={lesson} index={index} />
      </div>
      <ReadingTracker
        courseSlug={course.slug}
        lessonSlug={lesson.slug}
        sectionIds={lesson.sections.map(({ id }) => id)}
      />
      <LessonNotes course={course.slug} lesson={lesson.slug} />
    </div>
  )
}

function figureOf(course: Course, id: string) {
  const figure = course.figures.find((candidate) => candidate.id === id)
  if (!figure) return null
  return (
    <div className="my-8">
      <CourseFigure
        figure={figure}
        geometry={figure.kind === 'map' ? course.geometries[figure.geometry] : undefined}
      />
    </div>
  )
}

function checkOf(course: Course, lesson: Lesson, id: string) {
  const entry = course.items.find(({ item }) => item.id === id)
  if (!entry) return null
  const { item } = entry
  return (
    <CheckForm
      courseSlug={course.slug}
      lessonSlug={lesson.slug}
      item={toPublicItem(item)}
      resultLength={findResultLength(item)}
    />
  )
}

function Onward({ course, lesson, index }: { course: Course; lesson: Lesson; index: number }) {
  const previous = course.lessons[index - 1]
  const next = course.lessons[index + 1]
  const quiz = findLessonQuiz(course, lesson.slug)
  return (
    <nav aria-label="Next steps" className="no-print mt-8 grid max-w-[38rem] gap-4">
      <div className="flex flex-wrap items-center gap-3">
        {quiz && (
          <Link href={`/courses/${course.slug}/quizzes/${quiz.slug}`} prefetch={false} className="button">
            Take the lesson quiz
          </Link>
        )}
        {lesson.argue && (
          <Link
            href={`/courses/${course.slug}/argue/${lesson.argue}`}
            prefetch={false}
            className="button-quiet"
          >
            Argue your view
          </Link>
        )}
      </div>
      <div className="flex flex-wrap justify-between gap-4 text-sm">
        {previous ? (
          <Link href={`/courses/${course.slug}/lessons/${previous.slug}`}>← {previous.title}</Link>
        ) : (
          <span />
        )}
        {next && <Link href={`/courses/${course.slug}/lessons/${next.slug}`}>{next.title} →</Link>}
      </div>
    </nav>
  )
}

async function find(params: Props['params']) {
  const { course, lesson } = await params
  return findLesson(course, lesson) ?? notFound()
}
