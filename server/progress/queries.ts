import 'server-only'
import { fractionOfMark } from '@/domain/attempts/grade-place'
import type { GradedAnswer } from '@/domain/mastery/concept-strength'
import type { StoredAttemptState } from '@/server/attempts/attempt-states'
import { withVisibleMarks } from '@/server/attempts/queries'
import { db } from '@/server/db'

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

export type LessonReading = { lessonSlug: string; finishedSections: string[]; finishedAt: Date | null }

export async function listReadings(learnerId: string, courseSlug: string): Promise<LessonReading[]> {
  return db().lessonProgress.findMany({
    where: { learnerId, courseSlug },
    select: { lessonSlug: true, finishedSections: true, finishedAt: true },
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
}

/** All of the learner's attempts in a course, oldest first; marks that are not shown yet are left out. */
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
    },
  })
  return rows.map(({ quiz, ...row }) => ({ ...withVisibleMarks(row, now), quizSlug: quiz?.slug ?? null }))
}

type AnswerRow = {
  /** Null for an answer inside a lesson. */
  attemptId: string | null
  concept: string
  itemId: string
  earned: number
  possible: number
  certainty: number | null
  answeredAt: Date
}

/**
 * Graded answers of quizzes and of questions inside lessons; blanks are left out, since nothing was recalled or not.
 * @param hidden attempts whose marks are not shown yet: nothing may be read from them
 */
export async function listGradedAnswers(
  learnerId: string,
  courseSlug: string,
  hidden: ReadonlySet<string>,
): Promise<GradedAnswer[]> {
  const rows = await db().$queryRaw<AnswerRow[]>`
    SELECT attempt."id" AS "attemptId", place."concept", item."slug" AS "itemId", place."earned", place."possible",
      place."certainty", COALESCE(place."savedAt", attempt."submittedAt") AS "answeredAt"
    FROM "AttemptItem" place
    JOIN "Attempt" attempt ON attempt."id" = place."attemptId"
    JOIN "ItemVersion" version ON version."id" = place."itemVersionId"
    JOIN "Item" item ON item."id" = version."itemId"
    WHERE place."learnerId" = ${learnerId} AND attempt."courseSlug" = ${courseSlug} AND attempt."state" = 'GRADED'
      AND place."status" IN ('GRADED', 'UNGRADABLE') AND place."possible" > 0
    UNION ALL
    SELECT NULL, answer."concept", item."slug", answer."earned", answer."possible", NULL, answer."answeredAt"
    FROM "CheckAnswer" answer
    JOIN "ItemVersion" version ON version."id" = answer."itemVersionId"
    JOIN "Item" item ON item."id" = version."itemId"
    WHERE answer."learnerId" = ${learnerId} AND answer."courseSlug" = ${courseSlug}`
  return rows.flatMap(({ attemptId, concept, itemId, answeredAt, ...mark }) =>
    attemptId !== null && hidden.has(attemptId)
      ? []
      : [{ concept, itemId, fraction: fractionOfMark(mark), answeredAt }],
  )
}
