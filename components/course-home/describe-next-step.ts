import type { AnswerTo } from '@/contract/call-api'
import type { Course } from '@/domain/content/course'
import type { NextStep } from '@/domain/mastery/next-step'
import { plural } from '@/domain/text/format'

type Titled = { slug: string; title: string }
export type CourseTitles = {
  slug: string
  lessons: readonly Titled[]
  quizzes: readonly Titled[]
  concepts: readonly { id: string; title: string }[]
}

type Resume = NonNullable<AnswerTo<'getCourseHome'>>['resume']

/** Returns only the titles of a course, for a browser. */
export function titlesOf({ slug, lessons, quizzes, concepts }: Course): CourseTitles {
  return {
    slug,
    lessons: lessons.map(({ slug, title }) => ({ slug, title })),
    quizzes: quizzes.map(({ slug, quiz }) => ({ slug, title: quiz.title })),
    concepts: concepts.map(({ id, title }) => ({ id, title })),
  }
}

/**
 * Describes a suggested next step.
 * @param resume where the learner stopped in a lesson: the step continues there
 */
export function describeNextStep(step: NextStep, course: CourseTitles, resume: Resume = null) {
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
      if (resume?.lesson === step.lesson)
        return {
          title: lessonTitle(step.lesson),
          reason: `You stopped at “${resume.title}.”`,
          href: `${base}/lessons/${step.lesson}#${resume.section}`,
          label: 'Continue reading',
        }
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
        title: `Quiz: ${quiz?.title ?? step.quiz}`,
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
