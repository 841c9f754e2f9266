import 'server-only'
import { mergeRules } from '@/domain/attempts/merge-rules'
import { QuizSchema } from '@/domain/attempts/quiz'
import { QuizSettingSchema, type Rules } from '@/domain/attempts/rules'
import type { Tx } from '@/server/platform/db'
import { toJson } from '@/server/platform/json'
import { hashPassword } from '@/server/platform/passwords'
import type { Actor } from '@/server/platform/write-audit'
import { QUIZ_COLUMNS, type QuizRow, toQuiz } from '@/server/quizzes/quiz-rules'
import { applyRules, lockQuiz, type OpenAttemptChanges } from './apply-rules'
import { asLearner, assertUsable, readLearnerLimits } from './check-overrides'

export type RulesInput = {
  rules: Rules
  /** The rules that the form showed. Fields that the user didn't change keep their current values. */
  shown?: Rules | null
  /** A new password; null removes the password; undefined keeps it. */
  password?: string | null | undefined
  /** Whether staff saw the warnings. */
  isConfirmed?: boolean
  /** Whether staff confirmed that attempts in progress can lose time. */
  canShorten?: boolean
}

/** Hashes the password. Call this before locking anything. */
export async function hashOf(password: RulesInput['password']): Promise<string | null | undefined> {
  return password === undefined || password === null ? password : hashPassword(password)
}

/**
 * Saves the rules of a quiz and applies them to its attempts.
 * @param passwordHash undefined keeps the current one
 * @param isWhole whether the setting holds all rules, or only those that differ from the course's file
 * @returns the rules before and after, and the changes to attempts in progress
 * @throws AppError INVALID_INPUT if dates contradict each other, or, until confirmed, if no attempt can use a limit or an override no
 * longer fits
 */
export async function saveRules(
  tx: Tx,
  quizId: string,
  input: Omit<RulesInput, 'password'> & {
    passwordHash: string | null | undefined
    isWhole: boolean
    actor: Actor
    now: Date
  },
): Promise<{ before: object; after: object; changes: OpenAttemptChanges }> {
  const { isConfirmed = false, isWhole, actor, now, canShorten } = input
  await lockQuiz(tx, quizId)
  const stored = await tx.quiz.findUniqueOrThrow({ where: { id: quizId }, select: QUIZ_COLUMNS })
  const quiz = toQuiz(stored)
  const rules = input.shown ? mergeRules(quiz.rules, input.shown, input.rules) : input.rules
  const passwordHash = input.passwordHash === undefined ? quiz.passwordHash : input.passwordHash
  assertUsable({ before: asLearner(quiz.rules), after: asLearner(rules), isConfirmed, now })
  await assertOverridesFit(tx, quiz, { rules, isConfirmed, now })
  const ofFile = QuizSchema.parse(stored.definition).rules
  const kept = isWhole ? rules : differing(rules, ofFile)
  const setting = QuizSettingSchema.parse({ rules: kept, passwordHash })
  await tx.quiz.update({ where: { id: quizId }, data: { setting: toJson(setting) }, select: { id: true } })
  return {
    before: { ...quiz.rules, hasPassword: quiz.passwordHash !== null },
    after: { ...rules, hasPassword: passwordHash !== null },
    changes: await applyRules(tx, { quizId, actor, now, canShorten }),
  }
}

/** Finds overrides that fit the old dates but not the new ones. */
async function assertOverridesFit(
  tx: Tx,
  quiz: QuizRow,
  { rules, isConfirmed, now }: { rules: Rules; isConfirmed: boolean; now: Date },
): Promise<void> {
  const overridden = await tx.user.findMany({
    where: {
      OR: [
        { studentOverrides: { some: { quizId: quiz.id } } },
        { groups: { some: { group: { overrides: { some: { quizId: quiz.id } } } } } },
      ],
    },
    select: { id: true },
  })
  const ids = overridden.map(({ id }) => id)
  if (ids.length === 0) return
  const before = await readLearnerLimits(tx, quiz, ids)
  const after = await readLearnerLimits(tx, { ...quiz, rules }, ids)
  assertUsable({ before, after, isConfirmed, areErrorsWarnings: true, now })
}

function differing(rules: Rules, ofFile: Rules) {
  const entries = Object.entries(rules)
  return Object.fromEntries(
    entries.filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(Reflect.get(ofFile, name))),
  )
}
