import 'server-only'
import type { Course } from '@/domain/content/course'
import { conceptStrengths } from '@/domain/mastery/concept-strength'
import type { NextStep } from '@/domain/mastery/next-step'
import { countDueToday } from '@/server/review/count-due-today'
import { findNextStep } from './find-next-step'
import { type AttemptResult, type LessonReading, listAttempts, listReadings } from './queries'
import { listLastAnswers } from './review-queries'
import { findShownCourses } from './shown-course'

export type CourseHome = {
  nextStep: NextStep | null
  /** The section that the learner read last, of the unfinished lesson that they read last. */
  resume: { lesson: string; section: string; title: string } | null
  /** The number of cards due today. */
  due: number
  /** Whether the home page shows the course: with courses shown one at a time, only the one that was studied last. */
  isShown: boolean
  /** All lessons of the course, with how many of their sections are read. */
  lessons: { lesson: string; read: number; sections: number }[]
  /** The quizzes with an attempt. `best` is the highest score that the learner can see, 0 to 1. */
  quizzes: { quiz: string; isOpen: boolean; best: number | null }[]
}

/** Returns what the home and course pages show about a learner. The number of statements doesn't grow with what they did. */
export async function getCourseHome(learnerId: string, course: Course, now: Date): Promise<CourseHome> {
  const of = { learnerId, courseSlug: course.slug }
  const concepts = course.concepts.map(({ id }) => id)
  const [waiting, readings, attempts, answers, shown] = await Promise.all([
    countDueToday(learnerId, course, now),
    listReadings(learnerId, course.slug),
    listAttempts(learnerId, course.slug, now),
    listLastAnswers(of, concepts),
    findShownCourses(learnerId, undefined),
  ])
  const strengths = conceptStrengths(answers)
  return {
    nextStep: findNextStep(course, { attempts, waiting, readings, strengths }),
    resume: findPlaceToResume(course, readings),
    due: waiting.due,
    isShown: shown?.together.some(({ slug }) => slug === course.slug) ?? true,
    lessons: course.lessons.map(({ slug, sections }) => {
      const finished = readings.find(({ lessonSlug }) => lessonSlug === slug)?.finishedSections ?? []
      const read = sections.filter(({ id }) => finished.includes(id)).length
      return { lesson: slug, read, sections: sections.length }
    }),
    quizzes: course.quizzes.flatMap(({ slug }) => {
      const own = attempts.filter(({ quizSlug }) => quizSlug === slug)
      return own.length === 0 ? [] : [{ quiz: slug, ...sumUp(own) }]
    }),
  }
}

/** @param readings latest first */
function findPlaceToResume(course: Course, readings: readonly LessonReading[]): CourseHome['resume'] {
  for (const { lessonSlug, lastSection, finishedAt } of readings) {
    const lesson = course.lessons.find(({ slug }) => slug === lessonSlug)
    const section = lesson?.sections.find(({ id }) => id === lastSection)
    if (section && finishedAt === null)
      return { lesson: lessonSlug, section: section.id, title: section.title }
  }
  return null
}

function sumUp(attempts: readonly AttemptResult[]) {
  const scores = attempts.flatMap(({ earned, possible }) =>
    earned === null || !possible ? [] : [Math.min(1, Math.max(0, earned / possible))],
  )
  return {
    isOpen: attempts.some(({ state }) => state === 'IN_PROGRESS'),
    best: scores.length === 0 ? null : Math.max(...scores),
  }
}
