import 'server-only'
import type { EffectiveLimits, LimitsLayer } from '@/domain/attempts/effective-limits'
import { applyRules } from '@/server/attempts/apply-rules'
import { composeFor, grantsIn, groupLimitsIn, sourcesOf } from '@/server/attempts/quiz-rules'
import { type Actor, writeAudit } from '@/server/audit/write-audit'
import { db } from '@/server/db'
import { AppError } from '@/server/errors'
import { getAssignmentFor } from './assignment-access'

const MINUTE_MS = 60_000

/**
 * Adds minutes to attempts that are open now: of one student, or of all. What is given stands for this assignment from then on, and no
 * accommodation is reckoned on top of it again.
 * @param learnerId null for everybody who has an attempt open
 * @returns how many students got more time
 * @throws AppError as `getAssignmentFor`; CONFLICT where nobody has an attempt open that has a clock
 */
export async function addMinutes(
  actor: Actor & { id: string },
  place: { classId: string; assignmentId: string },
  { learnerId, minutes, now }: { learnerId: string | null; minutes: number; now: Date },
): Promise<number> {
  const { quiz, ...assignment } = await getAssignmentFor(actor.id, place, 'teach')
  return db().$transaction(async (tx) => {
    const open = await tx.attempt.findMany({
      where: {
        quizId: quiz.id,
        state: { in: ['IN_PROGRESS', 'OVERDUE'] },
        closesAt: { not: null },
        ...(learnerId !== null && { learnerId }),
      },
      select: {
        id: true,
        startedAt: true,
        closesAt: true,
        learner: {
          select: {
            id: true,
            ...grantsIn(quiz.assignment?.classId),
            limitOverrides: { where: { quizId: quiz.id }, select: { limits: true, isFinal: true } },
            groups: groupLimitsIn(quiz.id),
          },
        },
      },
    })
    if (open.length === 0)
      throw new AppError('CONFLICT', { userMessage: 'Nobody has an attempt open that has a clock.' })
    const given = open.map(({ id, startedAt, closesAt, learner }) => {
      const { limits } = composeFor(quiz.rules, sourcesOf(learner)).composed
      const layer = extended(limits, { startedAt, closesAt: closesAt ?? now }, minutes)
      return { id, learnerId: learner.id, closesAt, layer }
    })
    await tx.limitOverride.deleteMany({
      where: { quizId: quiz.id, learnerId: { in: given.map((entry) => entry.learnerId) } },
    })
    await tx.limitOverride.createMany({
      data: given.map((entry) => ({
        quizId: quiz.id,
        learnerId: entry.learnerId,
        limits: JSON.parse(JSON.stringify(entry.layer)),
        isFinal: true,
      })),
    })
    await applyRules(tx, quiz.id, now, learnerId ?? undefined)
    await writeAudit(
      tx,
      actor,
      ...given.map((entry) => ({
        act: 'attempt.extend' as const,
        classId: assignment.class.id,
        subject: { type: 'attempt' as const, id: entry.id },
        learnerId: entry.learnerId,
        before: { closesAt: entry.closesAt },
        after: { minutes },
      })),
    )
    return given.length
  })
}

/** All limits as they are in force, moved so that an attempt closes so many minutes later than it would. */
export function extended(
  limits: EffectiveLimits,
  attempt: { startedAt: Date; closesAt: Date },
  minutes: number,
): LimitsLayer {
  const { opensAt, dueAt, timeLimitSeconds, attempts } = limits
  const closing = new Date(attempt.closesAt.getTime() + minutes * MINUTE_MS)
  const spentSeconds = (closing.getTime() - attempt.startedAt.getTime()) / 1000
  return {
    opensAt,
    // Whoever got more time is not late for it.
    dueAt: dueAt && dueAt.getTime() < closing.getTime() && dueAt >= attempt.closesAt ? closing : dueAt,
    closesAt: limits.closesAt && limits.closesAt < closing ? closing : limits.closesAt,
    timeLimitSeconds: timeLimitSeconds === null ? null : Math.max(timeLimitSeconds, spentSeconds),
    attempts,
  }
}
