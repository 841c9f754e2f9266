import Link from 'next/link'
import type { Course } from '@/domain/content/course'
import type { NextStep } from '@/domain/mastery/next-step'
import { plural } from '@/domain/text/format'

/** The suggested next step, with its reason. */
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
        reason: 'You started this but haven’t submitted it. Your answers are saved.',
        href: `/attempts/${step.attemptId}`,
        label: 'Continue',
      }
    case 'review':
      return {
        title: `Review ${plural(step.due, 'card')}`,
        reason:
          step.atRisk > 0
            ? `You’re about to forget ${step.atRisk} of them. A minute now saves relearning later.`
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
            : 'The next lesson you haven’t finished.',
        href: `${base}/lessons/${step.lesson}`,
        label: 'Read the lesson',
      }
    case 'quiz': {
      const quiz = course.quizzes.find(({ slug }) => slug === step.quiz)
      return {
        title: `Quiz: ${quiz?.quiz.title ?? step.quiz}`,
        reason:
          step.reason === 'all-read'
            ? 'You’ve read every lesson. See how it all fits together.'
            : 'You’ve read this lesson. Recalling it now helps you remember it.',
        href: `${base}/quizzes/${step.quiz}`,
        label: 'Go to the quiz',
      }
    }
    case 'strengthen': {
      const concept = course.concepts.find(({ id }) => id === step.concept)
      return {
        title: concept?.title ?? step.concept,
        reason: `This is your weakest concept right now. Reread it in “${lessonTitle(step.lesson)},” then take that lesson’s quiz.`,
        href: `${base}/lessons/${step.lesson}`,
        label: 'Reread the lesson',
      }
    }
  }
}
