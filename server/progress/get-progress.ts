import 'server-only'
import type { Course } from '@/domain/content/course'
import type { NextStep } from '@/domain/mastery/next-step'
import { countDueToday } from '@/server/review/count-due-today'
import { getStudySettings, type StudySettings } from '@/server/review/study-settings'
import { findNextStep } from './find-next-step'
import { getKnowledge, type Knowledge } from './get-knowledge'
import { type AttemptResult, isResult, type LessonReading, listAttempts, listReadings } from './queries'

export type Progress = Knowledge & {
  settings: StudySettings
  readings: LessonReading[]
  /** Graded attempts at quizzes, oldest first. */
  results: AttemptResult[]
  open: AttemptResult[]
  /** Cards due today. */
  due: number
  nextStep: NextStep | null
}

/** Returns what a learner did and knows, and what to do next; for null, that of a new visitor. The number of statements, and what they read, doesn't grow with the log. */
export async function getProgress(learnerId: string | null, course: Course, now: Date): Promise<Progress> {
  const settings = await getStudySettings(learnerId)
  const [knowledge, readings, attempts, waiting] = await Promise.all([
    getKnowledge(learnerId, course, now),
    learnerId ? listReadings(learnerId, course.slug) : [],
    learnerId ? listAttempts(learnerId, course.slug, now) : [],
    learnerId ? countDueToday(learnerId, course, now, settings) : { due: 0, atRisk: 0 },
  ])
  const results = attempts.filter(isResult)
  const open = attempts.filter(({ state }) => state === 'IN_PROGRESS')
  const { concepts: strengths } = knowledge
  const nextStep = findNextStep(course, { attempts, waiting, readings, strengths })
  return { ...knowledge, settings, readings, results, open, due: waiting.due, nextStep }
}
