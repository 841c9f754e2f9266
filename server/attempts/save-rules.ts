import 'server-only'
import { mergeRules } from '@/domain/attempts/merge-rules'
import { QuizSchema } from '@/domain/attempts/quiz'
import { QuizSettingSchema, type Rules } from '@/domain/attempts/rules'
import type { Tx } from '@/server/platform/db'
import { hashPassword } from '@/server/platform/passwords'
import type { Actor } from '@/server/platform/write-audit'
import { QUIZ_COLUMNS, type QuizRow, toQuiz } from '@/server/quizzes/quiz-rules'
import { applyRules, lockQuiz, type OpenAttemptChanges } from './apply-rules'
import { asLearner, assertUsable, readLearnerLimits } from './check-overrides'

export type RulesInput = {
  rules: Rules
  /** As the form showed them: what the user didn't change stays as it is now. */
  shown?: Rules | null
  /** A new password; null to ask for none; undefined leaves what there is. */
  password?: string | null | undefined
  /** Whether staff saw the warnings. */
  isConfirmed?: boolean
  /** Whether staff confirmed that attempts in progress may lose time. */
  mayShorten?: boolean
}

/** The password is hashed before anything is locked. */
export async function hashOf(password: RulesInput['password']): Promise<string | null | undefined> {
  return password === undefined || password === null ? password : hashPassword(password)
}

/**
 * Saves the rules of a quiz and applies them to its attempts.
 * @param passwordHash undefined leaves what there is
 * @param isWhole whether the setting holds all rules, or only those that differ from the course's file
 * @returns what stood and what stands, and what became of attempts in progress
 * @throws AppError INVALID_INPUT where dates contradict each other; and, until that is confirmed, where no attempt can use a limit or an
 * override no longer fits
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
  const { isConfirmed = false, isWhole, actor, now, mayShorten } = input
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
  await tx.quiz.update({ where: { id: quizId }, data: { setting }, select: { id: true } })
  return {
    before: { ...quiz.rules, hasPassword: quiz.passwordHash !== null },
    after: { ...rules, hasPassword: passwordHash !== null },
    changes: await applyRules(tx, { quizId, actor, now, mayShorten }),
  }
}

/** Overrides that fitted the old dates and do not fit the new ones: for learners whose limits are not everybody's. */
async function assertOverridesFit(
  tx: Tx,
  quiz: QuizRow,
  { rules, isConfirmed, now }: { rules: Rules; isConfirmed: boolean; now: Date },
): Promise<void> {
  const overridden = await tx.user.findMany({
    where: {
      OR: [
        { limitOverrides: { some: { quizId: quiz.id } } },
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
