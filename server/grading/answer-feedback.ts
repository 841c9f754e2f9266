import 'server-only'
import { gradeAttemptItem } from '@/domain/attempts/grade-attempt-item'
import { isGradedByPerson } from '@/domain/items/types/person-graded-types'
import { plural } from '@/domain/text/format'
import { isVisible } from '@/domain/text/typed-text'
import { requireClassPermission } from '@/server/access/class-access'
import { holdOpenClass } from '@/server/access/lock-class'
import { gradeAgain } from '@/server/attempts/advance-attempt'
import { parsedItem } from '@/server/content/parsed-items'
import { lockRow } from '@/server/platform/database-statements'
import { db, type Tx } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'
import { type ActingPerson, writeAudit } from '@/server/platform/write-audit'
import { rulesOfAttempt } from '@/server/quizzes/quiz-rules'
import { notifyPoints } from './notify-points'

/** One question of an attempt at an assignment of a class. */
export type AnswerTarget = { classId: string; attemptId: string; slot: number }

/** The points to set, with the reason; null removes the change, so that the key, regrades, and the grading count again. */
export type PointsChange = { earned: number; reason: string } | null

/**
 * Writes, changes, or removes the comment of a class's staff on an answer, which its student sees with the feedback.
 * @param comment '' for none
 * @throws AppError as `lockAnswer`
 */
export async function setAnswerComment(
  actor: ActingPerson,
  target: AnswerTarget,
  comment: string,
): Promise<void> {
  await db().$transaction(async (tx) => {
    const answer = await lockAnswer(tx, actor, target)
    const text = isVisible(comment) ? comment.trim() : null
    if (text === (answer.feedback?.comment ?? null)) return
    await writeFeedback(tx, target, { comment: text })
    await writeAudit(tx, actor, {
      action: 'answer.comment',
      ...aboutAnswer(target, answer),
      // Without the text, which goes with the student's account; the log stays.
      before: { question: target.slot, hasComment: (answer.feedback?.comment ?? null) !== null },
      after: { question: target.slot, hasComment: text !== null },
    })
  })
}

/**
 * Sets the points of one answer, for any type of question. They stay, whatever regrades and released gradings give, until staff remove
 * them. The student sees the reason with the points.
 * @throws AppError as `lockAnswer`; CONFLICT if the attempt isn't graded; INVALID_INPUT
 */
export async function changePoints(
  actor: ActingPerson,
  target: AnswerTarget,
  { change, now }: { change: PointsChange; now: Date },
): Promise<void> {
  await db().$transaction(async (tx) => {
    const answer = await lockAnswer(tx, actor, target)
    if (answer.attempt.state !== 'GRADED')
      throw new AppError('CONFLICT', {
        userMessage: 'You can change points after the attempt is graded.',
      })
    const { earned: given = null, reason: givenReason = null } = answer.feedback ?? {}
    const isSame = change ? given === change.earned && givenReason === change.reason.trim() : given === null
    if (isSame) return
    const possible = possibleOf(answer)
    if (change) checkPoints(change, possible)
    const data = change
      ? { earned: change.earned, possible, reason: change.reason.trim() }
      : { earned: null, possible: null, reason: null }
    await writeFeedback(tx, target, data)
    await gradeAgain(tx, target.attemptId, now)
    const after = await tx.attemptItem.findUniqueOrThrow({
      where: { attemptId_slot: { attemptId: target.attemptId, slot: target.slot } },
      select: { earned: true, possible: true },
    })
    await writeAudit(tx, actor, {
      action: 'points.change',
      ...aboutAnswer(target, answer),
      before: { question: target.slot, earned: answer.earned, possible: answer.possible },
      after: { question: target.slot, ...after, reason: data.reason },
    })
    if (change) await notifyPoints(tx, [answer.attempt], noticeOf(answer, now))
  })
}

function checkPoints({ earned, reason }: NonNullable<PointsChange>, possible: number): void {
  if (!Number.isFinite(earned) || earned < 0 || earned > possible)
    throw new AppError('INVALID_INPUT', {
      fieldErrors: { earned: `Enter 0 to ${plural(possible, 'point')}.` },
    })
  if (!isVisible(reason)) throw new AppError('INVALID_INPUT', { fieldErrors: { reason: 'Enter a reason.' } })
}

type LockedAnswer = Awaited<ReturnType<typeof lockAnswer>>

/** Locks the attempt and returns the answer. @throws AppError as `requireClassPermission`; NOT_FOUND if it isn't the class's, or of a deleted account */
async function lockAnswer(tx: Tx, actor: ActingPerson, { classId, attemptId, slot }: AnswerTarget) {
  const ofClass = await requireClassPermission(actor.id, classId, 'teach', { client: tx })
  await holdOpenClass(tx, classId)
  await lockRow(tx, 'Attempt', attemptId, 'FOR UPDATE')
  const found = await tx.attemptItem.findFirst({
    where: {
      ...{ attemptId, slot },
      attempt: { quiz: { assignment: { classId: ofClass.id } }, learner: { isAnonymous: false } },
    },
    select: {
      ...{ learnerId: true, earned: true, possible: true, points: true, response: true },
      feedback: { select: { earned: true, reason: true, comment: true } },
      itemVersion: { select: { id: true, content: true } },
      attempt: {
        select: {
          ...{ id: true, learnerId: true, state: true, title: true, rules: true, submittedAt: true },
        },
      },
    },
  })
  if (!found) throw new AppError('NOT_FOUND')
  return { ...found, className: ofClass.name }
}

/** The points that an answer can earn, even if a regrade dropped the question. */
function possibleOf({ itemVersion, attempt, response, points }: LockedAnswer): number {
  const item = parsedItem(itemVersion)
  if (isGradedByPerson(item.type)) return points
  const answer = { response, certainty: null, tries: [], isLocked: true }
  return gradeAttemptItem(item, rulesOfAttempt(attempt.rules), answer, points).possible
}

function noticeOf({ attempt, className }: LockedAnswer, now: Date) {
  return { title: attempt.title, body: `The points of a question were changed in ${className}.`, now }
}

function aboutAnswer({ classId, attemptId }: AnswerTarget, { learnerId }: LockedAnswer) {
  return { classId, subject: { type: 'attempt' as const, id: attemptId }, learnerId }
}

type FeedbackData =
  | { comment: string | null }
  | { earned: number | null; possible: number | null; reason: string | null }

async function writeFeedback(tx: Tx, { attemptId, slot }: AnswerTarget, data: FeedbackData): Promise<void> {
  await tx.answerFeedback.upsert({
    where: { attemptId_slot: { attemptId, slot } },
    create: { attemptId, slot, ...data },
    update: data,
  })
}
