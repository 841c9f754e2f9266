import 'server-only'
import { OwnLimitsSchema } from '@/domain/attempts/effective-limits'
import { applyRules, lockQuiz } from '@/server/attempts/apply-rules'
import { db } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'
import { toJson } from '@/server/platform/json'
import { type Actor, writeAudit } from '@/server/platform/write-audit'
import { requireAssignmentPermission } from '@/server/quizzes/assignment-access'

/**
 * Adds minutes to the open attempts of one student or of all. The extra minutes stay for this assignment, in addition to all other
 * settings.
 * @param learnerId null for all students with an open attempt
 * @returns how many students got more time
 * @throws AppError as `requireAssignmentPermission`; CONFLICT if no open attempt has an end
 */
export async function addMinutes(
  actor: Actor & { id: string },
  target: { classId: string; assignmentId: string },
  { learnerId, minutes, now }: { learnerId: string | null; minutes: number; now: Date },
): Promise<number> {
  const { quiz, ...assignment } = await requireAssignmentPermission(actor.id, target, 'teach')
  return db().$transaction(async (tx) => {
    await lockQuiz(tx, quiz.id)
    const open = await tx.attempt.findMany({
      where: {
        quizId: quiz.id,
        state: { in: ['IN_PROGRESS', 'OVERDUE'] },
        closesAt: { not: null },
        ...(learnerId !== null && { learnerId }),
      },
      select: {
        id: true,
        closesAt: true,
        learner: {
          select: { id: true, studentOverrides: { where: { quizId: quiz.id }, select: { limits: true } } },
        },
      },
    })
    if (open.length === 0)
      throw new AppError('CONFLICT', {
        userMessage: 'No student has an open attempt with a time limit or closing date.',
      })
    for (const { learner } of open) {
      const [own] = learner.studentOverrides
      const limits = own ? OwnLimitsSchema.parse(own.limits) : {}
      const stored = toJson({ ...limits, extraMinutes: (limits.extraMinutes ?? 0) + minutes })
      await tx.studentOverride.upsert({
        where: { quizId_learnerId: { quizId: quiz.id, learnerId: learner.id } },
        create: { quizId: quiz.id, learnerId: learner.id, limits: stored },
        update: { limits: stored },
      })
    }
    await applyRules(tx, { quizId: quiz.id, actor, now, learnerId: learnerId ?? undefined })
    await writeAudit(
      tx,
      actor,
      ...open.map(({ id, closesAt, learner }) => ({
        action: 'attempt.extend' as const,
        classId: assignment.class.id,
        subject: { type: 'attempt' as const, id },
        learnerId: learner.id,
        before: { closesAt },
        after: { minutes },
      })),
    )
    return open.length
  })
}
