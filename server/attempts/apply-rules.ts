import 'server-only'
import { closeOf, graceEndOf } from '@/domain/attempts/attempt'
import { limitsOf, type Rules } from '@/domain/attempts/rules'
import type { Tx } from '@/server/db'
import type { StoredAttemptState } from './attempt-states'
import {
  ACCOMMODATION,
  composeFor,
  groupLimitsIn,
  QUIZ_COLUMNS,
  rulesOfAttempt,
  sourcesOf,
  toQuiz,
} from './quiz-rules'

/**
 * Brings the attempts at a quiz to its present rules: clocks and dates of open ones, and what is shown of finished ones. How questions
 * are asked (behaviour, tries, order) stays as each attempt was started. A few statements, however many attempts there are.
 * @param learnerId of one learner only, where it is given
 */
export async function applyRules(tx: Tx, quizId: string, now: Date, learnerId?: string): Promise<void> {
  const quiz = toQuiz(await tx.quiz.findUniqueOrThrow({ where: { id: quizId }, select: QUIZ_COLUMNS }))
  const attempts = await tx.attempt.findMany({
    where: { quizId, ...(learnerId && { learnerId }) },
    select: {
      id: true,
      learnerId: true,
      state: true,
      startedAt: true,
      closesAt: true,
      dueAt: true,
      rules: true,
    },
  })
  const learners = await tx.user.findMany({
    where: { id: { in: [...new Set(attempts.map((attempt) => attempt.learnerId))] } },
    select: {
      id: true,
      accommodation: { select: ACCOMMODATION },
      limitOverrides: { where: { quizId }, select: { limits: true, isFinal: true } },
      groups: groupLimitsIn(quizId),
    },
  })
  const byId = new Map(learners.map((learner) => [learner.id, learner]))
  const rows = attempts.map((attempt) => {
    const { rules } = composeFor(quiz.rules, sourcesOf(byId.get(attempt.learnerId)))
    return changed(attempt, withPresent(rulesOfAttempt(attempt.rules), rules), now)
  })
  await tx.$executeRaw`
    UPDATE "Attempt" attempt
    SET "rules" = changed."rules", "closesAt" = changed."closesAt", "dueAt" = changed."dueAt",
      "state" = changed."state"::"AttemptState"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS changed("id" text, "rules" jsonb, "closesAt" timestamp, "dueAt" timestamp, "state" text)
    -- One that was submitted meanwhile is left as it was.
    WHERE attempt."id" = changed."id" AND (attempt."state"::text = changed."state" OR attempt."state" = 'OVERDUE')`
}

/** What may change under way is taken from the present rules, the rest stays. */
function withPresent(old: Rules, present: Rules): Rules {
  const { behaviour, tries, penalty, sequential, confidence } = old
  return { ...present, behaviour, tries, penalty, sequential, confidence }
}

type AttemptRow = {
  id: string
  state: StoredAttemptState
  startedAt: Date
  closesAt: Date | null
  dueAt: Date | null
}

function changed({ id, state, startedAt, ...was }: AttemptRow, rules: Rules, now: Date) {
  if (state !== 'IN_PROGRESS' && state !== 'OVERDUE') return { id, rules, state, ...was }
  const limits = limitsOf(rules)
  const closesAt = closeOf(startedAt, limits)
  const isOpenAgain = !closesAt || closesAt > now
  const graceEnd = graceEndOf({ closesAt, whenTimeIsUp: limits.whenTimeIsUp })
  return isOpenAgain || state === 'IN_PROGRESS'
    ? { id, rules, state: 'IN_PROGRESS', closesAt, dueAt: closesAt }
    : { id, rules, state, closesAt, dueAt: graceEnd ?? closesAt }
}
