import Link from 'next/link'
import { CourseHomeProvider, type LoadedHome } from '@/components/course-home/course-home'
import { CourseList } from '@/components/course-home/course-list'
import { titlesOf } from '@/components/course-home/describe-next-step'
import { LearnerPanel } from '@/components/course-home/learner-panel'
import { LessonRing } from '@/components/course-home/lesson-ring'
import { BestScore, QuizRing } from '@/components/course-home/quiz-status'
import { CheckForm } from '@/components/lesson/check-form'
import { Citation } from '@/components/lesson/citation'
import { NoCourses } from '@/components/progress/no-courses'
import { type Course, findLessonQuiz } from '@/domain/content/course'
import { findResultLength } from '@/domain/items/find-result-length'
import { lessonOf } from '@/domain/items/list-sections'
import { toPublicItem } from '@/domain/items/to-public-item'

const STEPS = [
  {
    title: 'Read',
    text: 'Short lessons in plain words. Each section shows which paragraphs of the article it’s based on, and asks you a question before you continue.',
  },
  {
    title: 'Answer',
    text: 'Twelve question types, from maps to source evidence. Every incorrect answer shows what’s wrong with it and which passage to reread.',
  },
  {
    title: 'See what you know',
    text: 'Your mastery of each concept and your best next step. Each level shows how many answers it’s based on.',
  },
]

type Props = {
  courses: readonly Course[]
  /** What the page shows about the learner, by course; none on the static page, where a script loads it. */
  homes?: Readonly<Record<string, LoadedHome>>
}

/** The hints of `theme-script.ts` decide who sees which part. */
export function HomePage({ courses, homes = {} }: Props) {
  const [course] = courses
  if (!course) return <NoCourses />
  if (courses.length > 1) return <SeveralCourses courses={courses} homes={homes} />
  return (
    <CourseHomeProvider courseSlug={course.slug} initial={homes[course.slug]}>
      <div className="page">
        <div className="if-learner">
          <h1>Welcome back</h1>
          <LearnerPanel course={titlesOf(course)} />
        </div>
        <div className="if-visitor">
          <Introduction course={course} />
          <SampleQuestion course={course} />
          <HowItWorks />
        </div>
        <Lessons course={course} />
        <div className="mt-12 max-w-2xl">
          <Citation source={course.source} />
        </div>
      </div>
    </CourseHomeProvider>
  )
}

/** With several courses, learners see where each of them continues, and everyone sees the list. */
function SeveralCourses({ courses, homes }: Required<Props>) {
  return (
    <div className="page">
      <div className="if-learner">
        <h1>Welcome back</h1>
        {courses.map((course, index) => (
          <CourseHomeProvider key={course.slug} courseSlug={course.slug} initial={homes[course.slug]}>
            <LearnerPanel course={titlesOf(course)} among={{ title: course.title, isFirst: index === 0 }} />
          </CourseHomeProvider>
        ))}
      </div>
      <div className="if-visitor">
        <div className="py-6 sm:py-14">
          <h1 className="max-w-2xl text-[clamp(2.3rem,1.4rem+3.6vw,4rem)] leading-[1.08]">
            Courses that people remember
          </h1>
          <p className="mt-8 text-muted text-sm">Free. No account required.</p>
        </div>
        <HowItWorks />
      </div>
      <section aria-labelledby="courses" className="mt-16">
        <h2 id="courses">Courses</h2>
        <CourseList courses={courses} />
      </section>
    </div>
  )
}

function Introduction({ course }: { course: Course }) {
  const start = `/courses/${course.slug}/lessons/${course.lessons[0]?.slug}`
  const questions = course.items.filter(({ isLessonCheck }) => !isLessonCheck).length
  return (
    <section className="grid items-end gap-10 py-6 sm:py-14 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <div>
        <p className="eyebrow">A course from one article</p>
        <h1 className="mt-4 max-w-2xl text-[clamp(2.3rem,1.4rem+3.6vw,4rem)] leading-[1.08]">
          {course.tagline}
        </h1>
        <p className="prose mt-6 text-muted">{course.description}</p>
        <div className="mt-8 flex flex-wrap items-center gap-x-5 gap-y-3">
          <Link href={start} className="button px-6 text-lg">
            Start the first lesson
          </Link>
          <p className="text-muted text-sm">Free. No account required.</p>
        </div>
      </div>
      <dl className="grid grid-cols-3 gap-4 border-line border-t pt-6 lg:grid-cols-1 lg:border-t-0 lg:border-l lg:pt-0 lg:pl-10">
        <Figure value={course.lessons.length} label="lessons" />
        <Figure value={questions} label="questions" />
        <Figure value={course.claims.length} label="claims from the article, all taught and tested" />
      </dl>
    </section>
  )
}

/** A quick check of the course that visitors can answer here. */
function SampleQuestion({ course }: { course: Course }) {
  const item = course.items.find((entry) => entry.item.id === course.sampleCheck)?.item
  const lesson = item && lessonOf(item.section)
  if (!item || !lesson) return null
  return (
    <section
      aria-labelledby="try"
      className="grid gap-x-10 gap-y-6 border-line border-t py-10 lg:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]"
    >
      <div>
        <h2 id="try">Try a question</h2>
        <p className="prose mt-3 text-muted">
          No need to know the answer. You’ll see right away whether it’s correct, and why.
        </p>
      </div>
      <div className="[&>.check]:mt-0">
        <CheckForm
          courseSlug={course.slug}
          lessonSlug={lesson}
          item={toPublicItem(item)}
          resultLength={findResultLength(item)}
        />
      </div>
    </section>
  )
}

function HowItWorks() {
  return (
    <section aria-label="How it works" className="grid gap-8 border-line border-t pt-10 md:grid-cols-3">
      {STEPS.map(({ title, text }, index) => (
        <div key={title}>
          <p className="font-serif text-accent text-lg">{index + 1}</p>
          <h2 className="mt-1 text-xl">{title}</h2>
          <p className="mt-2 text-muted">{text}</p>
        </div>
      ))}
    </section>
  )
}

function Lessons({ course }: { course: Course }) {
  return (
    <section aria-labelledby="lessons" className="mt-16">
      <div className="flex flex-wrap items-baseline justify-between gap-4">
        <h2 id="lessons">The lessons</h2>
        <Link href={`/courses/${course.slug}`}>Lessons, quizzes, and glossary</Link>
      </div>
      <ol className="mt-5 grid gap-x-10 sm:grid-cols-2">
        {course.lessons.map((lesson, index) => (
          <li key={lesson.slug} className="flex items-center gap-4 border-line border-t py-1.5">
            <Link
              href={`/courses/${course.slug}/lessons/${lesson.slug}`}
              prefetch={false}
              className="flex flex-1 items-center gap-4 py-2 text-ink no-underline hover:text-accent"
            >
              <LessonRing lesson={lesson.slug} number={index + 1} sections={lesson.sections.length} />
              <span className="font-serif text-lg">{lesson.title}</span>
            </Link>
            <LessonQuiz course={course} lesson={lesson} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function LessonQuiz({ course, lesson }: { course: Course; lesson: Course['lessons'][number] }) {
  const slug = findLessonQuiz(course, lesson.slug)?.slug
  if (!slug) return null
  return (
    <Link
      href={`/courses/${course.slug}/quizzes/${slug}`}
      prefetch={false}
      className="flex min-h-11 w-24 shrink-0 items-center gap-2 text-sm"
    >
      <QuizRing quiz={slug} />
      <span>
        Quiz<span className="sr-only"> of “{lesson.title}”</span>{' '}
        <span aria-hidden className="text-muted tabular-nums">
          <BestScore quiz={slug} />
        </span>
      </span>
    </Link>
  )
}

function Figure({ value, label }: { value: number; label: string }) {
  return (
    <div className="flex flex-col-reverse justify-end lg:py-2">
      <dt className="text-muted text-sm">{label}</dt>
      <dd className="font-serif text-3xl tabular-nums">{value}</dd>
    </div>
  )
}
