import 'server-only'
import { closeOf } from '@/domain/attempts/attempt'
import { latenessOf } from '@/domain/attempts/lateness'
import { limitsOf, type Rules } from '@/domain/attempts/rules'
import type { Tx } from '@/server/platform/db'
import { type Actor, writeAudit } from '@/server/platform/write-audit'
import type { StoredAttemptState } from '@/server/quizzes/attempt-states'
import type { QuizRow } from '@/server/quizzes/quiz-rules'
import { writeLateness } from './attempt-statements'

type SubmittedRow = {
  id: string
  learnerId: string
  state: StoredAttemptState
  startedAt: Date
  closesAt: Date | null
  submittedAt: Date | null
  isLate: boolean
  lateShare: number
}

/**
 * Applies the current due dates to graded attempts: whether they are late, and the penalty. Each change is logged in the audit log.
 * @param rulesOf returns the current rules for an attempt's learner
 */
export async function weighLateness(
  tx: Tx,
  request: {
    quiz: QuizRow
    actor: Actor
    attempts: readonly SubmittedRow[]
    rulesOf: (attemptId: string) => Rules | undefined
  },
): Promise<void> {
  const { quiz, actor, attempts, rulesOf } = request
  const weighed = attempts.flatMap((attempt) => {
    const rules = rulesOf(attempt.id)
    if (attempt.state !== 'GRADED' || !attempt.submittedAt || !rules) return []
    const { isLate, share } = latenessNow(attempt, attempt.submittedAt, rules, quiz.timeZone)
    return share === attempt.lateShare && isLate === attempt.isLate
      ? []
      : [{ ...attempt, now: { isLate, share } }]
  })
  if (weighed.length === 0) return
  await writeLateness(
    tx,
    weighed.map(({ id, now }) => ({ id, ...now })),
  )
  await writeAudit(
    tx,
    actor,
    ...weighed.map(({ id, learnerId, isLate, lateShare, now }) => ({
      action: 'grade.lateness' as const,
      classId: quiz.assignment?.classId ?? null,
      subject: { type: 'attempt' as const, id },
      learnerId,
      before: { isLate, lateShare },
      after: { isLate: now.isLate, lateShare: now.share },
    })),
  )
}

function latenessNow(attempt: SubmittedRow, submittedAt: Date, rules: Rules, timeZone: string) {
  const present = closeOf(attempt.startedAt, limitsOf(rules))
  // More time can make a late submission on time. Less time never makes an on-time submission late.
  const closesAt =
    attempt.closesAt && present && new Date(Math.max(Number(present), Number(attempt.closesAt)))
  return latenessOf({ submittedAt, closesAt, dueAt: rules.dueAt, penaltyPerDay: rules.latePenalty, timeZone })
}
