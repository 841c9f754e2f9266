import 'server-only'
import { closeOf, graceEndOf } from '@/domain/attempts/attempt'
import { lateShare } from '@/domain/attempts/lateness'
import { limitsOf, type Rules } from '@/domain/attempts/rules'
import type { Tx } from '@/server/db'
import { refreshMarks } from '@/server/marks/refresh-marks'
import type { StoredAttemptState } from './attempt-states'
import {
  composeFor,
  grantsIn,
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
    // What a deleted account left was granted nothing that could be reckoned in again.
    where: { quizId, learner: { isAnonymous: false }, ...(learnerId && { learnerId }) },
    select: {
      id: true,
      learnerId: true,
      state: true,
      startedAt: true,
      closesAt: true,
      dueAt: true,
      rules: true,
      submittedAt: true,
      lateShare: true,
    },
  })
  const learners = await tx.user.findMany({
    where: { id: { in: [...new Set(attempts.map((attempt) => attempt.learnerId))] } },
    select: {
      id: true,
      ...grantsIn(quiz.assignment?.classId),
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
  await weighLateness(tx, attempts, rows)
  await refreshMarks(tx, quizId, quiz.rules.counting, learnerId === undefined ? undefined : [learnerId])
}

/** Takes off what lateness costs by the present due dates, where that changed for attempts that are graded. */
async function weighLateness(tx: Tx, attempts: AttemptRow[], present: { id: string; rules: Rules }[]) {
  const rulesById = new Map(present.map(({ id, rules }) => [id, rules]))
  const weighed = attempts.flatMap(({ id, state, submittedAt, lateShare: was }) => {
    const rules = rulesById.get(id)
    if (state !== 'GRADED' || !submittedAt || !rules) return []
    const dueAt = rules.dueAt === null ? null : new Date(rules.dueAt)
    const share = lateShare(submittedAt, dueAt, rules.latePenalty)
    return share === was ? [] : [{ id, share }]
  })
  if (weighed.length === 0) return
  await tx.$executeRaw`
    UPDATE "Attempt" attempt SET "lateShare" = weighed."share",
      "earned" = ROUND((GREATEST(0, sums."earned") * (1 - weighed."share"))::numeric, 9)::float8
    FROM jsonb_to_recordset(${JSON.stringify(weighed)}::jsonb) AS weighed("id" text, "share" float8)
    JOIN (SELECT "attemptId", SUM("earned") AS "earned" FROM "AttemptItem" GROUP BY "attemptId") sums
      ON sums."attemptId" = weighed."id"
    WHERE attempt."id" = weighed."id" AND attempt."state" = 'GRADED'`
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
  submittedAt: Date | null
  lateShare: number
}

function changed(attempt: AttemptRow, rules: Rules, now: Date) {
  const { id, state, startedAt } = attempt
  if (state !== 'IN_PROGRESS' && state !== 'OVERDUE')
    return { id, rules, state, closesAt: attempt.closesAt, dueAt: attempt.dueAt }
  const limits = limitsOf(rules)
  const closesAt = closeOf(startedAt, limits)
  const isOpenAgain = !closesAt || closesAt > now
  const graceEnd = graceEndOf({ closesAt, whenTimeIsUp: limits.whenTimeIsUp })
  return isOpenAgain || state === 'IN_PROGRESS'
    ? { id, rules, state: 'IN_PROGRESS', closesAt, dueAt: closesAt }
    : { id, rules, state, closesAt, dueAt: graceEnd ?? closesAt }
}
