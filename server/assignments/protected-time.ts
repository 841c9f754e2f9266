import 'server-only'
import { timeAfterChange } from '@/domain/attempts/keep-time'
import { limitsOf } from '@/domain/attempts/rules'
import { applyRules } from '@/server/attempts/apply-rules'
import { db } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'
import { type ActingPerson, writeAudit } from '@/server/platform/write-audit'
import { type AssignmentRow, requireAssignmentPermission } from '@/server/quizzes/assignment-access'
import { composeFor, grantsIn, groupLimitsIn, rulesOfAttempt, sourcesOf } from '@/server/quizzes/quiz-rules'

export type ProtectedTime = {
  attemptId: string
  name: string
  /** Null if it has no end. */
  closesAt: Date | null
  /** When it would close with the current settings. */
  wouldCloseAt: Date | null
}

/** Counts attempts in progress, and lists those with more time than the current settings give. The caller has checked access with `requireAssignmentPermission`. */
export async function listOpenTimes(
  { quiz, class: ofClass }: AssignmentRow,
  now: Date,
): Promise<{ inProgress: number; kept: ProtectedTime[] }> {
  const attempts = await db().attempt.findMany({
    where: { quizId: quiz.id, state: { in: ['IN_PROGRESS', 'OVERDUE'] } },
    orderBy: { startedAt: 'asc' },
    select: {
      id: true,
      startedAt: true,
      closesAt: true,
      rules: true,
      learner: {
        select: {
          name: true,
          email: true,
          ...grantsIn(ofClass.id),
          studentOverrides: { where: { quizId: quiz.id }, select: { limits: true, isFinal: true } },
          groups: groupLimitsIn(quiz.id),
        },
      },
    },
  })
  const kept = attempts.flatMap(({ id, startedAt, closesAt, rules, learner }) => {
    const { whenTimeIsUp } = limitsOf(rulesOfAttempt(rules))
    const limits = limitsOf(composeFor(quiz, sourcesOf(learner)).rules)
    const shortened = timeAfterChange({ startedAt, closesAt, whenTimeIsUp }, limits, {
      canShorten: true,
      now,
    })
    if (shortened.change !== 'shortened') return []
    const name = learner.name ?? learner.email ?? ''
    return [{ attemptId: id, name, closesAt, wouldCloseAt: shortened.closesAt }]
  })
  return { inProgress: attempts.length, kept }
}

/**
 * Shortens attempts in progress that have more time than the current settings give, after staff confirmed it.
 * @returns how many attempts were shortened
 * @throws AppError as `requireAssignmentPermission`; INVALID_INPUT without confirmation; CONFLICT if no attempt has more time
 */
export async function shortenAttempts(
  actor: ActingPerson,
  target: { classId: string; assignmentId: string },
  isConfirmed: boolean,
  now: Date,
): Promise<number> {
  const { id, quiz, class: ofClass } = await requireAssignmentPermission(actor.id, target, 'teach')
  if (!isConfirmed) {
    const words = 'To shorten attempts in progress, select this checkbox.'
    throw new AppError('INVALID_INPUT', { fieldErrors: { shorten: words } })
  }
  return db().$transaction(async (tx) => {
    const { shortened } = await applyRules(tx, { quizId: quiz.id, actor, now, canShorten: true })
    if (shortened === 0)
      throw new AppError('CONFLICT', {
        userMessage: 'No attempt in progress has more time than these settings give.',
      })
    await writeAudit(tx, actor, {
      action: 'attempt.shorten',
      classId: ofClass.id,
      subject: { type: 'assignment', id },
      after: { attempts: shortened },
    })
    return shortened
  })
}
