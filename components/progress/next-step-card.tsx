import Link from 'next/link'
import type { Course } from '@/domain/content/course'
import type { NextStep } from '@/domain/mastery/next-step'

/** The one suggestion, with its reason. */
export function NextStepCard({ step, course }: { step: NextStep; course: Course }) {
  const { title, reason, href, label } = inWords(step, course)
  return (
    <section aria-labelledby="next-step" className="mt-8 rounded-xl bg-accent-soft p-6 sm:p-8">
      <p className="eyebrow">What to do next</p>
      <h2 id="next-step" className="mt-2">
        {title}
      </h2>
      <p className="mt-2 max-w-xl">{reason}</p>
      <Link href={href} prefetch={false} className="button mt-5">
        {label}
      </Link>
    </section>
  )
}

function inWords(step: NextStep, course: Course) {
  const base = `/courses/${course.slug}`
  const lessonTitle = (slug: string) => course.lessons.find((lesson) => lesson.slug === slug)?.title ?? slug
  switch (step.kind) {
    case 'go-on':
      return {
        title: step.title,
        reason: 'You began this and have not submitted it. Your answers are saved.',
        href: `/attempts/${step.attemptId}`,
        label: 'Go on with it',
      }
    case 'review':
      return {
        title: step.due === 1 ? 'Review one card' : `Review ${step.due} cards`,
        reason:
          step.atRisk > 0
            ? `${step.atRisk === 1 ? 'One of them is' : `${step.atRisk} of them are`} likelier to be forgotten than you want: a minute now saves learning it again.`
            : 'They are due today.',
        href: '/review',
        label: 'Review',
      }
    case 'read':
      return {
        title: lessonTitle(step.lesson),
        reason:
          step.reason === 'first'
            ? 'Everything else builds on this lesson.'
            : 'The next lesson that you have not read to its end.',
        href: `${base}/lessons/${step.lesson}`,
        label: 'Read the lesson',
      }
    case 'quiz': {
      const quiz = course.quizzes.find(({ slug }) => slug === step.quiz)
      return {
        title: `Quiz: ${quiz?.quiz.title ?? step.quiz}`,
        reason:
          step.reason === 'all-read'
            ? 'You have read every lesson. See how it holds together.'
            : 'You have read this lesson. Recalling it now is what makes it stay.',
        href: `${base}/quizzes/${step.quiz}`,
        label: 'Go to the quiz',
      }
    }
    case 'strengthen': {
      const concept = course.concepts.find(({ id }) => id === step.concept)
      return {
        title: concept?.title ?? step.concept,
        reason: `Your answers on this are the weakest now. Reread it in “${lessonTitle(step.lesson)}”, then take that lesson’s quiz.`,
        href: `${base}/lessons/${step.lesson}`,
        label: 'Reread the lesson',
      }
    }
  }
}
