import 'server-only'
import { type LimitsLayer, LimitsLayerSchema } from '@/domain/attempts/effective-limits'
import { db } from '@/server/db'
import { AppError } from '@/server/errors'
import { applyRules } from './apply-rules'

/** What one learner is granted: in every quiz (an accommodation), or in one (an override). For administrators. */

/** @throws AppError NOT_FOUND where no account has the address */
export async function setAccommodation(request: {
  email: string
  timeFactor: number
  extraDays: number
  now: Date
}): Promise<void> {
  const { email, timeFactor, extraDays, now } = request
  const learnerId = await getLearnerId(email)
  const data = { timeFactor, extraDays }
  await db().$transaction(async (tx) => {
    await tx.accommodation.upsert({ where: { learnerId }, create: { learnerId, ...data }, update: data })
    const open = await tx.attempt.findMany({
      where: { learnerId, state: { in: ['IN_PROGRESS', 'OVERDUE'] }, quizId: { not: null } },
      select: { quizId: true },
    })
    for (const { quizId } of open) if (quizId) await applyRules(tx, quizId, now, learnerId)
  })
}

/** @param limits null takes the override away @throws AppError NOT_FOUND where no account has the address */
export async function setOverride(request: {
  email: string
  quizId: string
  limits: LimitsLayer | null
  isFinal: boolean
  now: Date
}): Promise<void> {
  const { email, quizId, limits, isFinal, now } = request
  const learnerId = await getLearnerId(email)
  const key = { quizId_learnerId: { quizId, learnerId } }
  await db().$transaction(async (tx) => {
    if (limits === null) await tx.limitOverride.deleteMany({ where: { quizId, learnerId } })
    else {
      const data = { limits: JSON.parse(JSON.stringify(limits)), isFinal }
      await tx.limitOverride.upsert({ where: key, create: { quizId, learnerId, ...data }, update: data })
    }
    await applyRules(tx, quizId, now, learnerId)
  })
}

async function getLearnerId(email: string): Promise<string> {
  const user = await db().user.findUnique({
    where: { email: email.trim().toLowerCase() },
    select: { id: true },
  })
  if (!user) throw new AppError('NOT_FOUND', { userMessage: 'No account has this address.' })
  return user.id
}

export type LearnerOverride = { email: string; name: string | null; limits: LimitsLayer; isFinal: boolean }

export async function listOverrides(quizId: string): Promise<LearnerOverride[]> {
  const rows = await db().limitOverride.findMany({
    where: { quizId },
    orderBy: { learner: { email: 'asc' } },
    select: { limits: true, isFinal: true, learner: { select: { email: true, name: true } } },
  })
  return rows.map(({ limits, isFinal, learner }) => ({
    email: learner.email ?? '',
    name: learner.name,
    limits: LimitsLayerSchema.parse(limits),
    isFinal,
  }))
}

export type LearnerAccommodation = {
  email: string
  name: string | null
  timeFactor: number
  extraDays: number
}

/** Those that change something. */
export async function listAccommodations(): Promise<LearnerAccommodation[]> {
  const rows = await db().accommodation.findMany({
    where: { OR: [{ timeFactor: { not: 1 } }, { extraDays: { not: 0 } }] },
    orderBy: { learner: { email: 'asc' } },
    select: { timeFactor: true, extraDays: true, learner: { select: { email: true, name: true } } },
  })
  return rows.map(({ learner, ...granted }) => ({
    email: learner.email ?? '',
    name: learner.name,
    ...granted,
  }))
}
