import 'server-only'
import { db } from '@/server/platform/db'
import type { StoredAttemptState } from '@/server/quizzes/attempt-states'
import { withVisiblePoints } from '@/server/results/visible-attempts'

export type Reading = { finishedSections: string[]; lastSection: string | null }

export async function findReading(
  learnerId: string,
  courseSlug: string,
  lessonSlug: string,
): Promise<Reading | null> {
  return db().lessonProgress.findUnique({
    where: { learnerId_courseSlug_lessonSlug: { learnerId, courseSlug, lessonSlug } },
    select: { finishedSections: true, lastSection: true },
  })
}

export type LessonReading = Reading & { lessonSlug: string; finishedAt: Date | null }

/** Lists how far the learner has read each opened lesson, the latest first. */
export async function listReadings(learnerId: string, courseSlug: string): Promise<LessonReading[]> {
  return db().lessonProgress.findMany({
    where: { learnerId, courseSlug },
    orderBy: { updatedAt: 'desc' },
    select: { lessonSlug: true, finishedSections: true, lastSection: true, finishedAt: true },
  })
}

export type AttemptResult = {
  id: string
  title: string
  /** Null for a practice set. */
  quizSlug: string | null
  state: StoredAttemptState
  startedAt: Date
  submittedAt: Date | null
  earned: number | null
  possible: number | null
  /** The number of answered questions. */
  answers: number
}

/** Lists the learner's attempts in a course, oldest first, without hidden points. */
export async function listAttempts(
  learnerId: string,
  courseSlug: string,
  now: Date,
): Promise<AttemptResult[]> {
  const rows = await db().attempt.findMany({
    where: { learnerId, courseSlug },
    orderBy: { startedAt: 'asc' },
    select: {
      id: true,
      title: true,
      state: true,
      startedAt: true,
      submittedAt: true,
      earned: true,
      possible: true,
      rules: true,
      quiz: { select: { slug: true } },
      _count: { select: { items: { where: { status: { in: ['GRADED', 'UNGRADABLE'] } } } } },
    },
  })
  return (await withVisiblePoints(rows, now)).map(({ quiz, _count, ...row }) => ({
    ...row,
    quizSlug: quiz?.slug ?? null,
    answers: _count.items,
  }))
}

/** Whether an attempt is a result of a quiz. Practice counts as answers, never as a score. */
export function isResult({ state, quizSlug }: AttemptResult): boolean {
  return state === 'GRADED' && quizSlug !== null
}

/** Lists the learner's results in a course, oldest first, without hidden points. */
export async function listGraded(learnerId: string, courseSlug: string, now: Date): Promise<AttemptResult[]> {
  const attempts = await listAttempts(learnerId, courseSlug, now)
  return attempts.filter(isResult)
}
