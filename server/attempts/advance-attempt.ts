import { type Attempt, graceEndOf } from '@/domain/attempts/attempt'
import { type AttemptEvent, changeAttempt } from '@/domain/attempts/change-attempt'
import { afterLateness, latenessOf } from '@/domain/attempts/lateness'
import { limitsOf, type Rules } from '@/domain/attempts/rules'
import { scoreAttempt } from '@/domain/attempts/score-attempt'
import { TriesSchema } from '@/domain/attempts/tries'
import { outcomesVisibleAt } from '@/domain/attempts/visibility'
import { staffPointsOf, withStaffPoints } from '@/domain/grading/staff-points'
import { withItems } from '@/server/content/parsed-items'
import { updateGrades } from '@/server/grades/counting-score-statements'
import { db, type Tx } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'
import { ATTEMPT_STATES, STORED_STATES } from '@/server/quizzes/attempt-states'
import { rulesOfAttempt } from '@/server/quizzes/quiz-rules'
import {
  type ActiveRegrade,
  applyActiveRegrades,
  completeUndoing,
  listActiveRegrades,
  logActiveRegrades,
} from '@/server/regrading/active-regrades'
import { STORED_STATUS } from '@/server/regrading/regrade-change-statements'
import { syncGraded } from '@/server/review/sync-cards'
import { type LockedAttempt, lockAttempt, writeGradedItems } from './attempt-statements'
import { noAccess } from './no-access'

/**
 * Applies an event to an attempt and grades the attempt if the event submits it. Uses one transaction, whose number of statements
 * doesn't depend on the number of items. Idempotent.
 * @param learnerId the learner who must own the attempt; null for the server's own events
 * @returns the change, or why the domain rejected it
 * @throws AppError NOT_FOUND if this learner has no such attempt
 */
export async function advanceAttempt(request: {
  attemptId: string
  learnerId: string | null
  event: Exclude<AttemptEvent, { type: 'start' | 'reopen' }>
  now: Date
}): Promise<ReturnType<typeof changeAttempt>> {
  const { attemptId, event, now } = request
  let cardsOf: string | null = null
  const outcome = await db().$transaction(async (tx) => {
    const row = await lockAttempt(tx, attemptId)
    const isOfLearner = row?.isInReach && row.learnerId === request.learnerId
    if (!row || (request.learnerId !== null && !isOfLearner)) throw noAccess()
    const rules = rulesOfAttempt(row.rules)
    // Archiving a class submits its open attempts, even if they have time left.
    const change = row.archivedAt
      ? changeAttempt(toAttempt(row, rules), { type: 'submit' }, row.archivedAt)
      : changeAttempt(toAttempt(row, rules), event, now)
    if (!change.ok || !change.changed) return change
    if (change.attempt.state !== 'submitted') await store(tx, attemptId, change.attempt)
    else if ((await grade(tx, row, rules, change.attempt, now)).areOutcomesVisible) cardsOf = row.learnerId
    return change
  })
  if (cardsOf !== null) await syncGraded(cardsOf, now)
  return outcome
}

/** Grades a graded attempt again from its stored responses, after staff accepted a late answer or removed a change of points. */
export async function gradeAgain(tx: Tx, attemptId: string, now: Date): Promise<void> {
  const row = await lockAttempt(tx, attemptId)
  if (row?.state !== 'GRADED') throw new AppError('CONFLICT')
  const rules = rulesOfAttempt(row.rules)
  await grade(tx, row, rules, toAttempt(row, rules), row.gradedAt ?? now)
}

function toAttempt(row: LockedAttempt, rules: Rules): Attempt {
  const { startedAt, submittedAt, gradedAt, closesAt, isLate } = row
  const { whenTimeIsUp } = limitsOf(rules)
  return {
    state: ATTEMPT_STATES[row.state],
    startedAt,
    submittedAt,
    gradedAt,
    closesAt,
    isLate,
    whenTimeIsUp,
  }
}

async function store(tx: Tx, attemptId: string, attempt: Attempt): Promise<void> {
  const dueAt = attempt.state === 'overdue' ? graceEndOf(attempt) : null
  await tx.attempt.update({
    where: { id: attemptId },
    data: { state: STORED_STATES[attempt.state], dueAt },
    select: { id: true },
  })
}

/** @returns whether the outcomes can be added to the learner's review cards now */
async function grade(
  tx: Tx,
  row: LockedAttempt,
  rules: Rules,
  attempt: Attempt,
  now: Date,
): Promise<{ areOutcomesVisible: boolean }> {
  const attemptItems = await tx.attemptItem.findMany({
    where: { attemptId: row.id, learnerId: row.learnerId },
    select: {
      slot: true,
      concept: true,
      response: true,
      certainty: true,
      tries: true,
      lockedAt: true,
      points: true,
      revision: true,
      itemVersionId: true,
      itemVersion: { select: { itemId: true } },
      feedback: { select: { released: true, earned: true, possible: true } },
    },
  })
  const asked = await withItems(attemptItems, tx)
  const standing = row.quizId ? await listActiveRegrades(tx, row.quizId) : new Map<string, ActiveRegrade[]>()
  const graded = asked.map(
    ({ slot, concept, response, certainty, tries, lockedAt, points, item, ...stored }) => {
      const answer = { response, certainty, tries: TriesSchema.parse(tries), isLocked: lockedAt !== null }
      const attemptItem = applyActiveRegrades(
        { asked: item, rules, answer, points },
        standing.get(stored.itemVersion.itemId) ?? [],
      )
      const staff = staffPointsOf(stored.feedback)
      const score = withStaffPoints(attemptItem.score, staff, stored.revision)
      // Points that staff set don't move with a regrade, so its record doesn't say that they did.
      const steps = staff.changed
        ? attemptItem.steps.map((step) => ({ ...step, before: score, after: score }))
        : attemptItem.steps
      return { slot, concept, grade: score, ...attemptItem, score, steps }
    },
  )
  const rows = graded.map(({ slot, asAsked, score, regraded }) => ({
    slot,
    status: STORED_STATUS[score.status],
    earned: score.earned,
    possible: score.possible,
    regraded,
    firstEarned: regraded && asAsked.earned,
    firstPossible: regraded && asAsked.possible,
  }))
  await writeGradedItems(tx, row.id, rows)
  const { earned, possible } = scoreAttempt(graded)
  const submittedAt = attempt.submittedAt ?? now
  const { isLate, share: lost } = latenessOf({
    submittedAt,
    closesAt: attempt.closesAt,
    dueAt: rules.dueAt,
    penaltyPerDay: rules.latePenalty,
    timeZone: row.timeZone,
  })
  const cardsDueAt = outcomesVisibleAt({ rules, submittedAt }, now)
  await tx.attempt.update({
    where: { id: row.id },
    data: {
      state: 'GRADED',
      submittedAt: attempt.submittedAt,
      gradedAt: now,
      isLate,
      lateShare: lost,
      earned: afterLateness(earned, lost),
      possible,
      dueAt: null,
      cardsSyncedAt: null,
      cardsDueAt,
    },
    select: { id: true },
  })
  await logActiveRegrades(tx, row, graded, now)
  if (row.quizId) {
    await completeUndoing(tx, row.id, now)
    await updateGrades(tx, row.quizId, [row.learnerId])
  }
  return { areOutcomesVisible: cardsDueAt !== null && cardsDueAt <= now }
}
