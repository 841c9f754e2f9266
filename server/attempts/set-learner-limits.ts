import 'server-only'
import { type LimitsLayer, type OwnLimits, OwnLimitsSchema } from '@/domain/attempts/effective-limits'
import { type Actor, writeAudit } from '@/server/audit/write-audit'
import { getVerifiedAccountId } from '@/server/auth/verified-account'
import { db, type Tx } from '@/server/db'
import { applyRules } from './apply-rules'
import { ACCOMMODATION } from './quiz-rules'

/** What one learner is granted: in every quiz (an accommodation), or in one (an override). For administrators. */

/** @throws AppError as `getVerifiedAccountId` */
export async function setAccommodation(request: {
  email: string
  timeFactor: number
  extraDays: number
  onePerPage: boolean
  actor: Actor
  now: Date
}): Promise<void> {
  const { email, timeFactor, extraDays, onePerPage, actor, now } = request
  const learnerId = await getVerifiedAccountId(db(), email.trim().toLowerCase())
  const data = { timeFactor, extraDays, onePerPage }
  await db().$transaction(async (tx) => {
    const before = await tx.accommodation.findUnique({ where: { learnerId }, select: ACCOMMODATION })
    await tx.accommodation.upsert({ where: { learnerId }, create: { learnerId, ...data }, update: data })
    await applyToOpen(tx, learnerId, now)
    await writeAudit(tx, actor, {
      act: 'limits.accommodation',
      subject: { type: 'person', id: learnerId },
      learnerId,
      before,
      after: data,
    })
  })
}

/** Brings somebody's open attempts to what they are granted now. */
export async function applyToOpen(tx: Tx, learnerId: string, now: Date): Promise<void> {
  const open = await tx.attempt.findMany({
    where: { learnerId, state: { in: ['IN_PROGRESS', 'OVERDUE'] }, quizId: { not: null } },
    select: { quizId: true },
  })
  for (const { quizId } of open) if (quizId) await applyRules(tx, quizId, now, learnerId)
}

/** @param limits null takes the override away @throws AppError as `getVerifiedAccountId` */
export async function setOverride(request: {
  email: string
  quizId: string
  limits: LimitsLayer | null
  isFinal: boolean
  actor: Actor
  now: Date
}): Promise<void> {
  const { email, quizId, limits, isFinal, actor, now } = request
  const learnerId = await getVerifiedAccountId(db(), email.trim().toLowerCase())
  const key = { quizId_learnerId: { quizId, learnerId } }
  await db().$transaction(async (tx) => {
    const before = await tx.limitOverride.findUnique({ where: key, select: { limits: true, isFinal: true } })
    if (limits === null) await tx.limitOverride.deleteMany({ where: { quizId, learnerId } })
    else {
      const data = { limits: JSON.parse(JSON.stringify(limits)), isFinal }
      await tx.limitOverride.upsert({ where: key, create: { quizId, learnerId, ...data }, update: data })
    }
    await applyRules(tx, quizId, now, learnerId)
    await writeAudit(tx, actor, {
      act: 'limits.learner',
      subject: { type: 'quiz', id: quizId },
      learnerId,
      before,
      after: limits && { limits, isFinal },
    })
  })
}

export type LearnerOverride = { email: string; name: string | null; limits: OwnLimits; isFinal: boolean }

export async function listOverrides(quizId: string): Promise<LearnerOverride[]> {
  const rows = await db().limitOverride.findMany({
    where: { quizId },
    orderBy: { learner: { email: 'asc' } },
    select: { limits: true, isFinal: true, learner: { select: { email: true, name: true } } },
  })
  return rows.map(({ limits, isFinal, learner }) => ({
    email: learner.email ?? '',
    name: learner.name,
    limits: OwnLimitsSchema.parse(limits),
    isFinal,
  }))
}

export type LearnerAccommodation = {
  email: string
  name: string | null
  timeFactor: number
  extraDays: number
  onePerPage: boolean
}

/** Those that change something. */
export async function listAccommodations(): Promise<LearnerAccommodation[]> {
  const rows = await db().accommodation.findMany({
    where: { OR: [{ timeFactor: { not: 1 } }, { extraDays: { not: 0 } }, { onePerPage: true }] },
    orderBy: { learner: { email: 'asc' } },
    select: { ...ACCOMMODATION, learner: { select: { email: true, name: true } } },
  })
  return rows.map(({ learner, ...granted }) => ({
    email: learner.email ?? '',
    name: learner.name,
    ...granted,
  }))
}
