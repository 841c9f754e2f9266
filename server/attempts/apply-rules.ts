import 'server-only'
import { type AttemptLimits, graceEndOf } from '@/domain/attempts/attempt'
import { timeAfterChange } from '@/domain/attempts/keep-time'
import { limitsOf, type Rules } from '@/domain/attempts/rules'
import { updateGrades } from '@/server/grades/counting-score-statements'
import { lockRow } from '@/server/platform/database-statements'
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
import { writeRulesOfAttempts } from './attempt-statements'
import { notifyTimeChanged, type TimeChanged } from './notify-time-changed'
import { weighLateness } from './weigh-lateness'

/** How many attempts in progress a change of limits affected. `kept` ones keep time that the new limits wouldn't give. */
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
  /** Limits the change to one learner. */
  learnerId?: string | undefined
  /** Whether staff confirmed that attempts in progress may lose time. */
  canShorten?: boolean | undefined
}

/**
 * Applies the current rules of a quiz to its attempts: times and dates of open ones, and results visibility of finished ones. How questions
 * are asked (behavior, tries, order) stays as it was when each attempt started. The number of statements doesn't depend on the number of
 * attempts. An attempt in progress never loses time unless `canShorten` is set. Its learner is notified if its closing time changes.
 */
export async function applyRules(tx: Tx, change: RulesChange): Promise<OpenAttemptChanges> {
  const { quizId, actor, learnerId } = change
  await lockQuiz(tx, quizId)
  const quiz = toQuiz(await tx.quiz.findUniqueOrThrow({ where: { id: quizId }, select: QUIZ_COLUMNS }))
  const attempts = await tx.attempt.findMany({
    // Anonymous attempts of deleted accounts no longer have overrides or accommodations.
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
      studentOverrides: { where: { quizId }, select: { limits: true, isFinal: true } },
      groups: groupLimitsIn(quizId),
    },
  })
  const byId = new Map(learners.map((learner) => [learner.id, learner]))
  const rows = attempts.map((attempt) => {
    const { rules } = composeFor(quiz, sourcesOf(byId.get(attempt.learnerId)))
    return changed(attempt, withPresent(rulesOfAttempt(attempt.rules), rules), change)
  })
  await writeRulesOfAttempts(tx, withOwnClose(rows), change.now)
  const byAttempt = new Map(rows.map((row) => [row.id, row.rules]))
  await weighLateness(tx, { quiz, actor, attempts, rulesOf: (id) => byAttempt.get(id) })
  await updateGrades(tx, quizId, learnerId === undefined ? undefined : [learnerId])
  await notifyTimeChanged(tx, quiz, rows.filter(isTimeChanged))
  const count = (kind: Row['change']) => rows.filter((row) => row.change === kind).length
  return { kept: count('kept'), shortened: count('shortened'), extended: count('extended') }
}

/**
 * Makes concurrent changes of a quiz's limits wait for each other, so that neither overwrites the other or applies outdated limits to
 * attempts. Weaker than FOR UPDATE, so that grading an attempt, which refers to the quiz, doesn't wait.
 */
export async function lockQuiz(tx: Tx, quizId: string): Promise<void> {
  await lockRow(tx, 'Quiz', quizId, 'FOR NO KEY UPDATE')
}

/** Takes the rules that can change during an attempt from the current rules, and keeps the others. */
function withPresent(old: Rules, present: Rules): Rules {
  const { behavior, tries, penalty, sequential, confidence } = old
  return { ...present, behavior, tries, penalty, sequential, confidence }
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

function changed(attempt: AttemptRow, rules: Rules, { canShorten = false, now }: RulesChange): Row {
  const { id, learnerId, state, startedAt, dueAt } = attempt
  if (state !== 'IN_PROGRESS' && state !== 'OVERDUE')
    return { id, learnerId, rules, state, closesAt: attempt.closesAt, dueAt, change: 'none' }
  const { whenTimeIsUp: promised } = limitsOf(rulesOfAttempt(attempt.rules))
  const { closesAt, whenTimeIsUp, change } = timeAfterChange(
    { startedAt, closesAt: attempt.closesAt, whenTimeIsUp: promised },
    limitsOf(rules),
    { canShorten, now },
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
 * Moves the closing date of learners who keep time beyond it, because the quiz hasn't closed for them. Otherwise, the results of an earlier
 * attempt could show the key during this one.
 */
function withOwnClose(rows: Row[]): Row[] {
  const keptUntil = new Map<string, Date>()
  for (const { learnerId, change, closesAt, rules } of rows)
    if (change === 'kept' && closesAt && rules.closesAt !== null && closesAt > rules.closesAt)
      keptUntil.set(learnerId, closesAt)
  return rows.map((row) => {
    const closesAt = keptUntil.get(row.learnerId)
    return closesAt ? { ...row, rules: { ...row.rules, closesAt } } : row
  })
}
