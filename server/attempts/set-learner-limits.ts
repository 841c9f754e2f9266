import 'server-only'
import type { LayerChange } from '@/domain/attempts/change-layer'
import type { Grant } from '@/domain/attempts/effective-limits'
import { type OwnLimits, OwnLimitsSchema } from '@/domain/attempts/effective-limits'
import { getVerifiedAccountId } from '@/server/access/verified-account'
import { lockRow } from '@/server/platform/database-statements'
import { db, type Tx } from '@/server/platform/db'
import { type Actor, writeAudit } from '@/server/platform/write-audit'
import { ACCOMMODATION, type QuizRow } from '@/server/quizzes/quiz-rules'
import {
  addChanges,
  applyRules,
  lockQuiz,
  NO_CHANGES,
  type OpenAttemptChanges,
  type RulesChange,
} from './apply-rules'
import { changedFields, changeOverride } from './change-override'
import { assertUsable, readLearnerLimits } from './check-overrides'

/** A learner's accommodation, for every quiz, and overrides, for one quiz. Only for administrators. */

/**
 * Sets a learner's accommodation.
 * @param granted the fields to change
 * @returns the changes to attempts in progress
 * @throws AppError as `getVerifiedAccountId`
 */
export async function setAccommodation(request: {
  email: string
  granted: Partial<Grant>
  canShorten?: boolean
  actor: Actor
  now: Date
}): Promise<OpenAttemptChanges> {
  const { email, granted, canShorten, actor, now } = request
  const learnerId = await getVerifiedAccountId(db(), email.trim().toLowerCase())
  return db().$transaction(async (tx) => {
    await lockRow(tx, 'User', learnerId, 'FOR NO KEY UPDATE')
    const before = await tx.accommodation.findUnique({ where: { learnerId }, select: ACCOMMODATION })
    const after = { timeMultiplier: 1, extraDays: 0, onePerPage: false, ...before, ...granted }
    await tx.accommodation.upsert({ where: { learnerId }, create: { learnerId, ...after }, update: after })
    const changes = await applyToAll(tx, { learnerId, actor, now, canShorten })
    await writeAudit(tx, actor, {
      action: 'accommodation.change',
      subject: { type: 'person', id: learnerId },
      learnerId,
      before,
      after,
    })
    return changes
  })
}

/** Applies a learner's current accommodations to their attempts: the time of open ones, and whether finished ones are late. */
export async function applyToAll(
  tx: Tx,
  { learnerId, ...change }: Omit<RulesChange, 'quizId' | 'learnerId'> & { learnerId: string },
): Promise<OpenAttemptChanges> {
  const attempted = await tx.attempt.findMany({
    where: { learnerId, quizId: { not: null } },
    distinct: ['quizId'],
    // Always in the same order, so that two concurrent changes don't deadlock.
    orderBy: { quizId: 'asc' },
    select: { quizId: true },
  })
  let changes = NO_CHANGES
  for (const { quizId } of attempted)
    if (quizId) changes = addChanges(changes, await applyRules(tx, { ...change, quizId, learnerId }))
  return changes
}

/**
 * Changes a learner's override in a course quiz.
 * @param change null removes the override
 * @param isFinal undefined keeps the current value
 * @returns the changes to attempts in progress
 * @throws AppError as `getVerifiedAccountId`; INVALID_INPUT as `assertUsable`
 */
export async function setOverride(request: {
  email: string
  quiz: QuizRow
  change: LayerChange | null
  isFinal?: boolean | undefined
  isConfirmed?: boolean
  canShorten?: boolean
  actor: Actor
  now: Date
}): Promise<OpenAttemptChanges> {
  const { email, quiz, actor, now, canShorten, isConfirmed = false, change } = request
  const quizId = quiz.id
  const learnerId = await getVerifiedAccountId(db(), email.trim().toLowerCase())
  return db().$transaction(async (tx) => {
    await lockQuiz(tx, quizId)
    const before = await readLearnerLimits(tx, quiz, [learnerId])
    const sides = await changeOverride(tx, { quizId, learnerId }, request)
    const after = await readLearnerLimits(tx, quiz, [learnerId])
    assertUsable({ before, after, changed: changedFields(change), isConfirmed, now })
    const changes = await applyRules(tx, { quizId, actor, now, learnerId, canShorten })
    await writeAudit(tx, actor, {
      action: 'override.learner',
      subject: { type: 'quiz', id: quizId },
      learnerId,
      ...sides,
    })
    return changes
  })
}

export type LearnerOverride = {
  id: string
  email: string
  name: string | null
  limits: OwnLimits
  isFinal: boolean
}

export async function listOverrides(quizId: string): Promise<LearnerOverride[]> {
  const rows = await db().studentOverride.findMany({
    where: { quizId },
    orderBy: { learner: { email: 'asc' } },
    select: {
      learnerId: true,
      limits: true,
      isFinal: true,
      learner: { select: { email: true, name: true } },
    },
  })
  return rows.map(({ learnerId, limits, isFinal, learner }) => ({
    id: learnerId,
    email: learner.email ?? '',
    name: learner.name,
    limits: OwnLimitsSchema.parse(limits),
    isFinal,
  }))
}

export type LearnerAccommodation = {
  id: string
  email: string
  name: string | null
  timeMultiplier: number
  extraDays: number
  onePerPage: boolean
}

/** Lists the accommodations that change something. */
export async function listAccommodations(): Promise<LearnerAccommodation[]> {
  const rows = await db().accommodation.findMany({
    where: { OR: [{ timeMultiplier: { not: 1 } }, { extraDays: { not: 0 } }, { onePerPage: true }] },
    orderBy: { learner: { email: 'asc' } },
    select: { ...ACCOMMODATION, learner: { select: { id: true, email: true, name: true } } },
  })
  return rows.map(({ learner, ...granted }) => ({
    id: learner.id,
    email: learner.email ?? '',
    name: learner.name,
    ...granted,
  }))
}
