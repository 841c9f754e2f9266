import { type Course, findLessonQuiz } from '@/domain/content/course'
import { lessonOf } from '@/domain/items/list-sections'
import type { ConceptStrength } from '@/domain/mastery/concept-strength'
import { type NextStep, suggestNextStep } from '@/domain/mastery/next-step'
import type { AttemptResult, LessonReading } from './queries'

type Own = {
  /** Oldest first. */
  attempts: readonly AttemptResult[]
  waiting: { due: number; atRisk: number }
  readings: readonly LessonReading[]
  strengths: readonly ConceptStrength[]
}

/** Finds the best next step in a course for a learner with this progress. */
export function findNextStep(
  course: Course,
  { attempts, waiting, readings, strengths }: Own,
): NextStep | null {
  return suggestNextStep({
    openAttempt: attempts.findLast(({ state }) => state === 'IN_PROGRESS') ?? null,
    ...waiting,
    lessons: lessonStates(course, readings, attempts),
    strengths,
    concepts: conceptFacts(course),
    finalQuiz: course.quizzes.find(({ quiz }) => quiz.kind === 'final')?.slug ?? null,
  })
}

function lessonStates(
  course: Course,
  readings: readonly LessonReading[],
  attempts: readonly AttemptResult[],
) {
  return course.lessons.map(({ slug }) => {
    const quiz = findLessonQuiz(course, slug)?.slug
    return {
      slug,
      isFinished: readings.some(({ lessonSlug, finishedAt }) => lessonSlug === slug && finishedAt !== null),
      quiz: quiz ?? null,
      isQuizTaken: attempts.some(({ quizSlug, state }) => quizSlug === quiz && state === 'GRADED'),
    }
  })
}

/** Returns for each concept whether it is core, and the lesson of its first item. */
function conceptFacts(course: Course): Map<string, { isCore: boolean; lesson: string }> {
  const core = new Set(course.areas.filter((area) => area.core).map(({ id }) => id))
  return new Map(
    course.concepts.flatMap(({ id, area }) => {
      const item = course.items.find((entry) => entry.item.concept === id)?.item
      const lesson = item && lessonOf(item.section)
      return lesson ? [[id, { isCore: core.has(area), lesson }] as const] : []
    }),
  )
}
