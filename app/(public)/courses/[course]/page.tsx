import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { formatQuestionCount } from '@/components/attempts/format-question-count'
import { CourseHomeProvider } from '@/components/course-home/course-home'
import { titlesOf } from '@/components/course-home/describe-next-step'
import { LearnerPanel } from '@/components/course-home/learner-panel'
import { LessonRing } from '@/components/course-home/lesson-ring'
import { QuizRing, QuizStatus } from '@/components/course-home/quiz-status'
import { Citation } from '@/components/lesson/citation'
import { countQuestions } from '@/domain/attempts/count-questions'
import { listArgued } from '@/domain/content/argued'
import { bankOf, type Course, type CourseQuiz } from '@/domain/content/course'
import { plural } from '@/domain/text/format'
import { findCourse, listCourses } from '@/server/content/read-course'

type Props = { params: Promise<{ course: string }> }

export const dynamicParams = false

export function generateStaticParams() {
  return listCourses().map(({ slug }) => ({ course: slug }))
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const course = await find(params)
  return { title: course.title, description: course.description }
}

export default async function CoursePage({ params }: Props) {
  const course = await find(params)
  return (
    <CourseHomeProvider courseSlug={course.slug}>
      <div className="page">
        <header className="max-w-2xl">
          <h1>{course.title}</h1>
          <p className="prose mt-4 text-muted">{course.description}</p>
        </header>
        <div className="if-learner">
          <LearnerPanel course={titlesOf(course)} />
        </div>
        <div className="mt-10 grid gap-12 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
          <Lessons course={course} />
          <div className="grid content-start gap-10">
            <Quizzes course={course} />
            <ArgueLinks course={course} />
            <Reference course={course} />
            <Citation source={course.source} />
          </div>
        </div>
      </div>
    </CourseHomeProvider>
  )
}

function Lessons({ course }: { course: Course }) {
  return (
    <section aria-labelledby="lessons">
      <h2 id="lessons">Lessons</h2>
      <ol className="mt-4 divide-y divide-line border-line border-y">
        {course.lessons.map((lesson, index) => (
          <li key={lesson.slug}>
            <Link
              href={`/courses/${course.slug}/lessons/${lesson.slug}`}
              className="group flex gap-x-4 py-4 text-ink no-underline"
            >
              <LessonRing lesson={lesson.slug} number={index + 1} sections={lesson.sections.length} />
              <span>
                <span className="font-semibold font-serif text-lg group-hover:text-accent">
                  {lesson.title}
                </span>
                <span className="mt-1 block text-muted">{lesson.question}</span>
                <span className="mt-1 block text-muted text-sm">{plural(lesson.minutes, 'minute')}</span>
              </span>
            </Link>
          </li>
        ))}
      </ol>
    </section>
  )
}

function Reference({ course }: { course: Course }) {
  return (
    <section aria-labelledby="more">
      <h2 id="more">Reference</h2>
      <ul className="mt-3 grid gap-2">
        <li>
          <Link href={`/courses/${course.slug}/flashcards`} prefetch={false}>
            Flashcards
          </Link>
        </li>
        <li>
          <Link href={`/courses/${course.slug}/facts`}>Facts at a glance</Link>
        </li>
        <li>
          <Link href={`/courses/${course.slug}/glossary`}>Glossary</Link>
        </li>
        <li>
          <Link href={`/courses/${course.slug}/coverage`}>Source coverage</Link>
        </li>
        <li>
          <Link href={`/notes?course=${course.slug}`} prefetch={false}>
            Your notes
          </Link>
        </li>
        <li>
          <Link href="/search" prefetch={false}>
            Search
          </Link>
        </li>
      </ul>
    </section>
  )
}

async function find(params: Props['params']): Promise<Course> {
  return findCourse((await params).course) ?? notFound()
}

/** Questions that have no single correct answer. */
function ArgueLinks({ course }: { course: Course }) {
  const argued = listArgued(course)
  if (argued.length === 0) return null
  return (
    <section aria-labelledby="argue">
      <h2 id="argue">Argue your view</h2>
      <p className="mt-1 text-muted text-sm">
        Write an answer, then compare it with a model answer. Unscored.
      </p>
      <ul className="mt-3 grid gap-2">
        {argued.map(({ item, lesson }) => (
          <li key={item.id}>
            <Link href={`/courses/${course.slug}/argue/${item.id}`} prefetch={false}>
              {lesson?.title ?? 'Whole course'}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

const GROUPS: { kinds: string[]; title: string }[] = [
  { kinds: ['final', 'mixed'], title: 'Whole course' },
  { kinds: ['area'], title: 'Core areas' },
  { kinds: ['lesson'], title: 'By lesson' },
]

function Quizzes({ course }: { course: Course }) {
  return (
    <section aria-labelledby="quizzes">
      <h2 id="quizzes">Quizzes</h2>
      {GROUPS.map(({ kinds, title }) => (
        <div key={title} className="mt-4">
          <h3 className="eyebrow font-sans">{title}</h3>
          <ul className="mt-2 grid gap-1.5">
            {inCourseOrder(course, kinds).map(({ slug, quiz }) => (
              <li key={slug} className="flex gap-3">
                <QuizRing quiz={slug} />
                <span>
                  <Link href={`/courses/${course.slug}/quizzes/${slug}`} prefetch={false}>
                    {quiz.title}
                  </Link>
                  <span className="block text-muted text-sm">
                    {formatQuestionCount(countQuestions(quiz, bankOf(course)))}
                    <QuizStatus quiz={slug} lead=" · " />
                  </span>
                </span>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}

function inCourseOrder(course: Course, kinds: string[]): CourseQuiz[] {
  const slugs = course.lessons.map(({ slug }) => slug)
  const positionOf = ({ quiz }: CourseQuiz) => (quiz.kind === 'lesson' ? slugs.indexOf(quiz.lesson) : 0)
  return course.quizzes
    .filter(({ quiz }) => kinds.includes(quiz.kind))
    .sort((a, b) => positionOf(a) - positionOf(b))
}
