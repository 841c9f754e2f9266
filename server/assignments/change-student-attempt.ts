import 'server-only'
import { changeAttempt } from '@/domain/attempts/change-attempt'
import { limitsOf } from '@/domain/attempts/rules'
import { isBlank } from '@/domain/items/is-blank'
import { toPublicItem } from '@/domain/items/to-public-item'
import { MINUTE_MS } from '@/domain/time/durations'
import { requireClassPermission } from '@/server/access/class-access'
import { holdOpenClass } from '@/server/access/lock-class'
import { gradeAgain } from '@/server/attempts/advance-attempt'
import { applyRules, lockQuiz } from '@/server/attempts/apply-rules'
import { withItems } from '@/server/content/parsed-items'
import { updateGrades } from '@/server/grades/counting-score-statements'
import { lockRow } from '@/server/platform/database-statements'
import { db, type Tx } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'
import { toJson } from '@/server/platform/json'
import { type Actor, writeAudit } from '@/server/platform/write-audit'
import { ATTEMPT_STATES, STORED_STATES } from '@/server/quizzes/attempt-states'
import {
  composeFor,
  grantsIn,
  groupLimitsIn,
  QUIZ_COLUMNS,
  rulesOfAttempt,
  sourcesOf,
  toQuiz,
} from '@/server/quizzes/quiz-rules'
import { reopenedLimits } from './reopened-limits'

type Person = Actor & { id: string }
type Target = { classId: string; attemptId: string }

/** Locks and returns an attempt at an assignment of this class. @throws AppError as `requireClassPermission`; NOT_FOUND if it isn't the class's */
async function lockStudentAttempt(tx: Tx, actor: Person, { classId, attemptId }: Target) {
  const ofClass = await requireClassPermission(actor.id, classId, 'teach', { client: tx })
  await holdOpenClass(tx, classId)
  const found = await tx.attempt.findFirst({
    where: { id: attemptId, quiz: { assignment: { classId: ofClass.id } } },
    select: { quizId: true },
  })
  // Locks the quiz first, like all changes of limits.
  if (found?.quizId) await lockQuiz(tx, found.quizId)
  await lockRow(tx, 'Attempt', attemptId, 'FOR UPDATE')
  const attempt = await tx.attempt.findFirst({
    // No one can continue the attempts of a deleted account.
    where: {
      id: attemptId,
      quiz: { assignment: { classId: ofClass.id } },
      learner: { isAnonymous: false },
    },
    select: {
      id: true,
      learnerId: true,
      quizId: true,
      state: true,
      startedAt: true,
      submittedAt: true,
      closesAt: true,
      earned: true,
      rules: true,
      quiz: { select: QUIZ_COLUMNS },
    },
  })
  if (!attempt?.quiz || !attempt.quizId) throw new AppError('NOT_FOUND')
  return { ...attempt, quizId: attempt.quizId, quiz: toQuiz(attempt.quiz), classId: ofClass.id }
}

/**
 * Reopens a submitted or abandoned attempt for a number of minutes from now. Its score doesn't count until it is submitted again.
 * @throws AppError as `lockStudentAttempt`; CONFLICT if it is open
 */
export async function reopenAttempt(
  actor: Person,
  target: Target,
  { minutes, now }: { minutes: number; now: Date },
): Promise<void> {
  await db().$transaction(async (tx) => {
    const attempt = await lockStudentAttempt(tx, actor, target)
    const { id, learnerId, quizId, quiz, startedAt, state, submittedAt, earned } = attempt
    const closesAt = new Date(now.getTime() + minutes * MINUTE_MS)
    const { whenTimeIsUp } = limitsOf(rulesOfAttempt(attempt.rules))
    const was = {
      startedAt,
      submittedAt,
      closesAt: attempt.closesAt,
      whenTimeIsUp,
      isLate: false,
      gradedAt: null,
    }
    const change = changeAttempt({ ...was, state: ATTEMPT_STATES[state] }, { type: 'reopen', closesAt }, now)
    if (!change.ok)
      throw new AppError('CONFLICT', {
        userMessage: 'This attempt is still open. Add minutes in the live view instead.',
      })
    const learner = await tx.user.findUniqueOrThrow({
      where: { id: learnerId },
      select: {
        ...grantsIn(attempt.classId),
        studentOverrides: { where: { quizId }, select: { limits: true, isFinal: true } },
        groups: groupLimitsIn(quizId),
      },
    })
    const { limits } = composeFor(quiz, sourcesOf(learner)).composed
    // Stored as the student's override, so that later rule changes keep it open.
    const layer = reopenedLimits(limits, { startedAt, reopenedAt: now, minutes })
    const stored = { limits: toJson(layer), isFinal: true }
    await tx.studentOverride.upsert({
      where: { quizId_learnerId: { quizId, learnerId } },
      create: { quizId, learnerId, ...stored },
      update: stored,
    })
    await tx.attempt.update({
      where: { id },
      data: {
        ...{
          state: STORED_STATES[change.attempt.state],
          submittedAt: null,
          gradedAt: null,
          isLate: false,
          lateShare: 0,
        },
        ...{ earned: null, possible: null, closesAt, dueAt: closesAt },
      },
    })
    await applyRules(tx, { quizId, actor, now, learnerId })
    await writeAudit(tx, actor, {
      action: 'attempt.reopen',
      classId: attempt.classId,
      subject: { type: 'attempt', id },
      learnerId,
      before: { state, submittedAt, earned },
      after: { minutes },
    })
  })
}

/**
 * Accepts late answers to one question or to all questions. If a question has several, the latest counts.
 * @param slot null for all questions
 * @returns how many questions got a late answer
 * @throws AppError as `lockStudentAttempt`; CONFLICT if there is no late answer, or the attempt isn't graded
 */
export async function acceptLate(
  actor: Person,
  target: Target,
  { slot, now }: { slot: number | null; now: Date },
): Promise<number> {
  return db().$transaction(async (tx) => {
    const attempt = await lockStudentAttempt(tx, actor, target)
    const { id, learnerId, quizId, earned } = attempt
    if (attempt.state !== 'GRADED')
      throw new AppError('CONFLICT', {
        userMessage: 'You can accept late answers after the attempt is graded.',
      })
    const late = await tx.responseLog.findMany({
      where: { learnerId, attemptId: id, isLate: true, acceptedAt: null, ...(slot !== null && { slot }) },
      orderBy: { id: 'desc' },
    })
    const latest = late.filter(
      (entry, index) => late.findIndex((other) => other.slot === entry.slot) === index,
    )
    if (latest.length === 0)
      throw new AppError('CONFLICT', { userMessage: 'There are no late answers to accept.' })
    const places = await tx.attemptItem.findMany({
      where: { attemptId: id, slot: { in: latest.map((entry) => entry.slot) } },
      select: { slot: true, itemVersionId: true },
    })
    const asked = await withItems(places, tx)
    for (const { slot: at, item } of asked) {
      const response = latest.find((entry) => entry.slot === at)?.response ?? null
      await tx.attemptItem.update({
        where: { attemptId_slot: { attemptId: id, slot: at } },
        data: {
          response: response === null ? undefined : toJson(response),
          revision: { increment: 1 },
          status: isBlank(toPublicItem(item), response) ? 'UNANSWERED' : 'ANSWERED',
        },
      })
    }
    await tx.responseLog.updateMany({
      where: { id: { in: late.map((entry) => entry.id) }, learnerId },
      data: { acceptedAt: now },
    })
    await gradeAgain(tx, id, now)
    await updateGrades(tx, quizId, [learnerId])
    const after = await tx.attempt.findUniqueOrThrow({ where: { id }, select: { earned: true } })
    await writeAudit(tx, actor, {
      action: 'attempt.accept-late',
      classId: attempt.classId,
      subject: { type: 'attempt', id },
      learnerId,
      // The answers are in the attempt's log, which is deleted with the account. The audit log would keep them.
      before: { earned },
      after: { earned: after.earned, slots: latest.map((entry) => entry.slot).sort((a, b) => a - b) },
    })
    return latest.length
  })
}
