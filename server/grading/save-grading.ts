import 'server-only'
import { findRubricProblem, isFullyGraded, type RubricPoints } from '@/domain/grading/rubric-grading'
import { plural } from '@/domain/text/format'
import { db } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'
import { toJson } from '@/server/platform/json'
import type { ActingPerson } from '@/server/platform/write-audit'
import { requireAssignmentPermission } from '@/server/quizzes/assignment-access'
import { type GradedAnswer, readGradedAnswers } from './graded-answers'

export type GradingTarget = { classId: string; assignmentId: string; attemptId: string; slot: number }

/** What was saved of a grading. */
export type SavedGrading = {
  savedAt: Date
  /** Whether every criterion has points, so that it can be released. */
  isComplete: boolean
}

/**
 * Saves one person's grading of an answer, which can be unfinished. It changes no score: students see it once grades are released.
 * @throws AppError as `requireAssignmentPermission`; NOT_FOUND if staff can't grade this answer; INVALID_INPUT for points that the rubric doesn't
 * have; CONFLICT if the answer changed since it was shown
 */
export async function saveGrading(
  actor: ActingPerson,
  target: GradingTarget,
  { points, comment, revision, now }: { points: RubricPoints; comment: string; revision: number; now: Date },
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
  await db().rubricGrading.upsert({
    where: { attemptId_slot_graderId: key },
    create: { ...key, ...data },
    update: data,
  })
  return { savedAt: now, isComplete }
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
