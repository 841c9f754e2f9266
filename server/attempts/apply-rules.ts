import 'server-only'
import { type AttemptLimits, graceEndOf } from '@/domain/attempts/attempt'
import { timeAfterChange } from '@/domain/attempts/keep-time'
import { limitsOf, type Rules } from '@/domain/attempts/rules'
import { refreshMarks } from '@/server/marks/refresh-marks'
import type { Tx } from '@/server/platform/db'
import type { Actor } from '@/server/platform/write-audit'
import type { StoredAttemptState } from '@/server/quizzes/attempt-states'
import {
  composeFor,
  grantsIn,
  groupLimitsIn,
  QUIZ_COLUMNS,
  rulesOfAttempt,
  sourcesOf,
  toQuiz,
} from '@/server/quizzes/quiz-rules'
import { notifyTimeChanged, type TimeChanged } from './notify-time-changed'
import { weighLateness } from './weigh-lateness'

/** What a change of limits made of attempts in progress; `kept`: they keep time that the limits alone would take away. */
export type OpenAttemptChanges = { kept: number; shortened: number; extended: number }
export const NO_CHANGES: OpenAttemptChanges = { kept: 0, shortened: 0, extended: 0 }

export function addChanges(a: OpenAttemptChanges, b: OpenAttemptChanges): OpenAttemptChanges {
  return { kept: a.kept + b.kept, shortened: a.shortened + b.shortened, extended: a.extended + b.extended }
}

export type RulesChange = {
  quizId: string
  /** Who changed the rules or limits, for the audit log. */
  actor: Actor
  now: Date
  /** Of one learner only, if given. */
  learnerId?: string | undefined
  /** Whether staff confirmed that attempts in progress may lose time. */
  mayShorten?: boolean | undefined
}

/**
 * Brings the attempts at a quiz to its present rules: clocks and dates of open ones, and what is shown of finished ones. How questions
 * are asked (behaviour, tries, order) stays as each attempt was started. A few statements, however many attempts there are. An attempt in
 * progress never loses time unless `mayShorten` is set, and its learner is notified of every change of its close.
 */
export async function applyRules(tx: Tx, change: RulesChange): Promise<OpenAttemptChanges> {
  const { quizId, actor, learnerId } = change
  await lockQuiz(tx, quizId)
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
      isLate: true,
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
    const { rules } = composeFor(quiz, sourcesOf(byId.get(attempt.learnerId)))
    return changed(attempt, withPresent(rulesOfAttempt(attempt.rules), rules), change)
  })
  await tx.$executeRaw`
    UPDATE "Attempt" attempt
    SET "rules" = changed."rules", "closesAt" = changed."closesAt", "dueAt" = changed."dueAt",
      "state" = changed."state"::"AttemptState"
    FROM jsonb_to_recordset(${JSON.stringify(withOwnClose(rows))}::jsonb)
      AS changed("id" text, "rules" jsonb, "closesAt" timestamp, "dueAt" timestamp, "state" text)
    -- One that was submitted meanwhile is left as it was.
    WHERE attempt."id" = changed."id" AND (attempt."state"::text = changed."state" OR attempt."state" = 'OVERDUE')`
  const byAttempt = new Map(rows.map((row) => [row.id, row.rules]))
  await weighLateness(tx, { quiz, actor, attempts, rulesOf: (id) => byAttempt.get(id) })
  await refreshMarks(tx, quizId, quiz.rules.counting, learnerId === undefined ? undefined : [learnerId])
  await notifyTimeChanged(tx, quiz, rows.filter(isTimeChanged))
  const count = (kind: Row['change']) => rows.filter((row) => row.change === kind).length
  return { kept: count('kept'), shortened: count('shortened'), extended: count('extended') }
}

/**
 * Two changes of a quiz's limits at once wait for each other, so that neither overwrites the other or computes attempts from limits that no
 * longer apply. Weaker than FOR UPDATE: an attempt that is graded meanwhile refers to the quiz and must not wait.
 */
export async function lockQuiz(tx: Tx, quizId: string): Promise<void> {
  await tx.$queryRaw`SELECT "id" FROM "Quiz" WHERE "id" = ${quizId} FOR NO KEY UPDATE`
}

/** What may change under way is taken from the present rules, the rest stays. */
function withPresent(old: Rules, present: Rules): Rules {
  const { behaviour, tries, penalty, sequential, confidence } = old
  return { ...present, behaviour, tries, penalty, sequential, confidence }
}

type AttemptRow = {
  id: string
  learnerId: string
  state: StoredAttemptState
  startedAt: Date
  closesAt: Date | null
  dueAt: Date | null
  rules: unknown
}

type Row = Pick<AttemptRow, 'id' | 'learnerId' | 'state' | 'closesAt' | 'dueAt'> & {
  rules: Rules
  change: 'none' | ReturnType<typeof timeAfterChange>['change']
}

function isTimeChanged(row: Row): row is Row & TimeChanged {
  return row.change === 'extended' || row.change === 'shortened'
}

function changed(attempt: AttemptRow, rules: Rules, { mayShorten = false, now }: RulesChange): Row {
  const { id, learnerId, state, startedAt, dueAt } = attempt
  if (state !== 'IN_PROGRESS' && state !== 'OVERDUE')
    return { id, learnerId, rules, state, closesAt: attempt.closesAt, dueAt, change: 'none' }
  const { whenTimeIsUp: promised } = limitsOf(rulesOfAttempt(attempt.rules))
  const { closesAt, whenTimeIsUp, change } = timeAfterChange(
    { startedAt, closesAt: attempt.closesAt, whenTimeIsUp: promised },
    limitsOf(rules),
    { mayShorten, now },
  )
  const row = { id, learnerId, rules: { ...rules, ...storedEnd(whenTimeIsUp) }, closesAt, change }
  const isOpenAgain = !closesAt || closesAt > now
  if (isOpenAgain || state === 'IN_PROGRESS') return { ...row, state: 'IN_PROGRESS', dueAt: closesAt }
  return { ...row, state, dueAt: graceEndOf({ closesAt, whenTimeIsUp }) ?? closesAt }
}

function storedEnd(
  whenTimeIsUp: AttemptLimits['whenTimeIsUp'],
): Pick<Rules, 'whenTimeIsUp' | 'graceMinutes'> {
  return whenTimeIsUp.do === 'grace'
    ? { whenTimeIsUp: 'grace', graceMinutes: whenTimeIsUp.graceSeconds / 60 }
    : { whenTimeIsUp: whenTimeIsUp.do, graceMinutes: 0 }
}

/**
 * While a learner keeps time beyond the closing date, the quiz hasn't closed for this learner: their results would else show the key of
 * an earlier attempt during this one.
 */
function withOwnClose(rows: Row[]): Row[] {
  const keptUntil = new Map<string, Date>()
  for (const { learnerId, change, closesAt, rules } of rows)
    if (change === 'kept' && closesAt && rules.closesAt !== null && closesAt > new Date(rules.closesAt))
      keptUntil.set(learnerId, closesAt)
  return rows.map((row) => {
    const closesAt = keptUntil.get(row.learnerId)
    return closesAt ? { ...row, rules: { ...row.rules, closesAt: closesAt.toISOString() } } : row
  })
}
