import 'server-only'
import { findRubricProblem, isFullyGraded, type RubricPoints } from '@/domain/grading/rubric-grading'
import { plural } from '@/domain/text/format'
import type { Prisma } from '@/generated/prisma/client'
import { db } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'
import { toJson } from '@/server/platform/json'
import type { ActingPerson } from '@/server/platform/write-audit'
import { requireAssignmentPermission } from '@/server/quizzes/assignment-access'
import { type GradedAnswer, readGradedAnswers } from './graded-answers'

export type GradingTarget = { classId: string; assignmentId: string; attemptId: string; slot: number }

type NewGrading = {
  points: RubricPoints
  comment: string
  revision: number
  /** When the person’s own grading that this changes was saved, null for the first; if left out, this replaces any. */
  basedOn?: Date | null | undefined
  now: Date
}

/** What was saved of a grading. */
export type SavedGrading = {
  savedAt: Date
  /** Whether every criterion has points, so that it can be released. */
  isComplete: boolean
}

/**
 * Saves one person's grading of an answer, which can be unfinished. It changes no score: students see it once grades are released.
 * @throws AppError as `requireAssignmentPermission`; NOT_FOUND if staff can't grade this answer; INVALID_INPUT for points that the rubric doesn't
 * have; CONFLICT if the answer changed since it was shown, or if the person saved another grading of it since `basedOn`
 */
export async function saveGrading(
  actor: ActingPerson,
  target: GradingTarget,
  { points, comment, revision, basedOn, now }: NewGrading,
): Promise<SavedGrading> {
  const { attemptId, slot } = target
  const assignment = await requireAssignmentPermission(actor.id, target, 'teach')
  const [answer] = await readGradedAnswers(db(), assignment.quiz.id, { attemptId, slot })
  if (!answer?.isAnswered) throw new AppError('NOT_FOUND')
  if (answer.revision !== revision)
    throw new AppError('CONFLICT', {
      userMessage: 'This answer changed since you opened it. Reload the page to grade the new answer.',
    })
  checkPoints(answer, points)
  const key = { attemptId, slot, graderId: actor.id }
  const before = answer.gradings.find(({ graderId }) => graderId === actor.id)
  const isComplete = isFullyGraded(answer.criteria, points)
  // Saving the same again doesn't make it the latest.
  if (before?.revision === revision && before.comment === comment && isEqual(before.points, points))
    return { savedAt: before.savedAt, isComplete }
  const data = { points: toJson(points), comment, revision, savedAt: now }
  if (basedOn === undefined)
    await db().rubricGrading.upsert({
      where: { attemptId_slot_graderId: key },
      create: { ...key, ...data },
      update: data,
    })
  // A grading of an earlier answer isn’t shown, so it is replaced.
  else await replaceGrading(key, data, before && before.revision !== revision ? before.savedAt : basedOn)
  return { savedAt: now, isComplete }
}

/** @param seen when the grading that is replaced was saved; null if there is none @throws AppError CONFLICT if there is another one */
async function replaceGrading(
  key: { attemptId: string; slot: number; graderId: string },
  data: Omit<Prisma.RubricGradingUncheckedCreateInput, keyof typeof key>,
  seen: Date | null,
): Promise<void> {
  const { count } =
    seen === null
      ? await db().rubricGrading.createMany({ data: { ...key, ...data }, skipDuplicates: true })
      : await db().rubricGrading.updateMany({ where: { ...key, savedAt: seen }, data })
  if (count === 0)
    throw new AppError('CONFLICT', {
      userMessage: 'You saved another grading of this answer since, perhaps in another tab.',
    })
}

function checkPoints({ criteria }: GradedAnswer, points: RubricPoints): void {
  const problem = findRubricProblem(criteria, points)
  if (!problem) return
  const most = criteria.find(({ id }) => id === problem.id)?.points ?? 0
  throw new AppError('INVALID_INPUT', {
    fieldErrors: {
      [`points.${problem.id}`]:
        problem.problem === 'unknown'
          ? 'The rubric doesn’t have this criterion.'
          : `Enter at most ${plural(most, 'point')}.`,
    },
  })
}

function isEqual(a: RubricPoints, b: RubricPoints): boolean {
  const ids = new Set([...Object.keys(a), ...Object.keys(b)])
  return [...ids].every((id) => a[id] === b[id])
}
