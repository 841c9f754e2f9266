import 'server-only'
import type { Course } from '@/domain/content/course'
import { type ConceptStrength, conceptStrengths } from '@/domain/mastery/concept-strength'
import { type NextStep, suggestNextStep } from '@/domain/mastery/next-step'
import {
  type AttemptResult,
  type LessonReading,
  listAttempts,
  listGradedAnswers,
  listReadings,
} from './queries'

export type Progress = {
  readings: LessonReading[]
  /** Graded, oldest first. */
  results: AttemptResult[]
  open: AttemptResult[]
  strengths: ConceptStrength[]
  nextStep: NextStep | null
}

/** Everything that the progress page shows, in three queries; for nobody (null) what a newcomer sees. */
export async function getProgress(learnerId: string | null, course: Course, now: Date): Promise<Progress> {
  const { readings, attempts, answers } = learnerId ? await read(learnerId, course.slug, now) : NOTHING
  const results = attempts.filter(({ state }) => state === 'GRADED')
  const open = attempts.filter(({ state }) => state === 'IN_PROGRESS')
  const strengths = conceptStrengths(answers)
  const nextStep = suggestNextStep({
    openAttempt: open.at(-1) ?? null,
    lessons: lessonStates(course, readings, results),
    strengths,
    concepts: conceptFacts(course),
    finalQuiz: course.quizzes.find(({ quiz }) => quiz.kind === 'final')?.slug ?? null,
  })
  return { readings, results, open, strengths, nextStep }
}

const NOTHING = { readings: [], attempts: [], answers: [] }

async function read(learnerId: string, courseSlug: string, now: Date) {
  const [readings, attempts] = await Promise.all([
    listReadings(learnerId, courseSlug),
    listAttempts(learnerId, courseSlug, now),
  ])
  const hidden = attempts.flatMap(({ id, state, earned }) =>
    state === 'GRADED' && earned === null ? [id] : [],
  )
  return { readings, attempts, answers: await listGradedAnswers(learnerId, courseSlug, new Set(hidden)) }
}

function lessonStates(course: Course, readings: LessonReading[], results: AttemptResult[]) {
  return course.lessons.map(({ slug }) => {
    const quiz = course.quizzes.find(
      (entry) => entry.quiz.kind === 'lesson' && entry.quiz.lesson === slug,
    )?.slug
    return {
      slug,
      isFinished: readings.some(({ lessonSlug, finishedAt }) => lessonSlug === slug && finishedAt !== null),
      quiz: quiz ?? null,
      isQuizTaken: results.some(({ quizSlug }) => quizSlug === quiz),
    }
  })
}

/** Of each concept: whether it is core, and the lesson to which most of its items point. */
function conceptFacts(course: Course): Map<string, { isCore: boolean; lesson: string }> {
  const core = new Set(course.areas.filter((area) => area.core).map(({ id }) => id))
  return new Map(
    course.concepts.flatMap(({ id, area }) => {
      const item = course.items.find((entry) => entry.item.concept === id)?.item
      const lesson = item?.section.split('#')[0]
      return lesson ? [[id, { isCore: core.has(area), lesson }] as const] : []
    }),
  )
}
