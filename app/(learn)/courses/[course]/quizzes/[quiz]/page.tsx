import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { QuizRules } from '@/components/attempts/quiz-rules'
import { QuizStart } from '@/components/attempts/quiz-start'
import { BackLink } from '@/components/ui/back-link'
import { countQuestions } from '@/domain/attempts/count-questions'
import { bankOf } from '@/domain/content/course'
import { getQuizForLearner } from '@/server/attempts/quiz-for-learner'
import { findCourse } from '@/server/content/read-course'
import { orNotFound } from '@/server/http/page-viewer'
import { findViewer } from '@/server/http/viewer'

type Props = {
  params: Promise<{ course: string; quiz: string }>
  searchParams: Promise<{ refused?: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { quiz } = await find(params)
  return { title: quiz.title }
}

export default async function QuizPage({ params, searchParams }: Props) {
  const { course, quiz, slug } = await find(params)
  const { refused } = await searchParams
  const lesson =
    quiz.kind === 'lesson' ? course.lessons.find((candidate) => candidate.slug === quiz.lesson) : undefined
  const viewer = await findViewer()
  const state = await orNotFound(() => getQuizForLearner(viewer?.id ?? null, course.slug, slug, new Date()))
  return (
    <div className="page-narrow">
      <BackLink href={`/courses/${course.slug}`} label={course.title} />
      <h1 className="mt-2">{quiz.title}</h1>
      <p className="prose mt-4">{quiz.description}</p>
      {lesson && (
        <p className="mt-3">
          Lesson:{' '}
          <Link href={`/courses/${course.slug}/lessons/${lesson.slug}`} prefetch={false}>
            {lesson.title}
          </Link>
        </p>
      )}
      <QuizRules
        questions={countQuestions(quiz, bankOf(course))}
        definition={quiz}
        noun="quiz"
        rules={state.rules}
        composed={state.composed}
        now={new Date()}
      />
      <QuizStart
        action={`/courses/${course.slug}/quizzes/${slug}/start`}
        noun="quiz"
        state={state}
        isPasswordWrong={refused === 'password'}
      />
    </div>
  )
}

async function find(params: Props['params']) {
  const { course: courseSlug, quiz: slug } = await params
  const course = findCourse(courseSlug) ?? notFound()
  const entry = course.quizzes.find((candidate) => candidate.slug === slug) ?? notFound()
  return { course, quiz: entry.quiz, slug }
}
