import 'server-only'
import { z } from 'zod'
import { QuizSchema } from '@/domain/attempts/quiz'
import { QuizSettingSchema, type Rules, RulesSchema } from '@/domain/attempts/rules'
import { type Actor, writeAudit } from '@/server/audit/write-audit'
import { hashPassword } from '@/server/auth/passwords'
import { db } from '@/server/db'
import { AppError } from '@/server/errors'
import { applyRules } from './apply-rules'
import { getQuiz } from './quiz-rules'

type Request = {
  courseSlug: string
  quizSlug: string
  rules: Rules
  /** A new password; null to ask for none; undefined leaves what there is. */
  password?: string | null | undefined
  actor: Actor
  now: Date
}

/**
 * Sets the rules of a quiz on this instance, in place of those of the course's file. For administrators.
 * @throws AppError NOT_FOUND, INVALID_INPUT where the dates contradict each other
 */
export async function setQuizRules({
  courseSlug,
  quizSlug,
  rules,
  password,
  actor,
  now,
}: Request): Promise<void> {
  const quiz = await getQuiz(courseSlug, quizSlug)
  assertDates(rules)
  const ofFile = quiz.definition.rules
  const differing = Object.entries(rules).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(Reflect.get(ofFile, name)),
  )
  const passwordHash =
    password === undefined ? quiz.passwordHash : password === null ? null : await hashPassword(password)
  const setting = QuizSettingSchema.parse({ rules: Object.fromEntries(differing), passwordHash })
  await db().$transaction(async (tx) => {
    await tx.quiz.update({ where: { id: quiz.id }, data: { setting }, select: { id: true } })
    await applyRules(tx, quiz.id, now)
    await writeAudit(tx, actor, {
      act: 'rules.quiz',
      subject: { type: 'quiz', id: quiz.id },
      before: { ...quiz.rules, hasPassword: quiz.passwordHash !== null },
      after: { ...rules, hasPassword: passwordHash !== null },
    })
  })
}

/** @throws AppError INVALID_INPUT where the dates contradict each other */
export function assertDates({ opensAt, dueAt, closesAt }: Rules): void {
  const isAfter = (later: string | null, earlier: string | null) =>
    later === null || earlier === null || new Date(later) > new Date(earlier)
  const refuse = (field: string, words: string) => {
    throw new AppError('INVALID_INPUT', { fieldErrors: { [field]: words } })
  }
  if (!isAfter(closesAt, opensAt)) refuse('closesAt', 'It must close after it opens.')
  if (!isAfter(dueAt, opensAt)) refuse('dueAt', 'It must be due after it opens.')
  if (dueAt !== closesAt && !isAfter(closesAt, dueAt))
    refuse('closesAt', 'It must not close before it is due.')
}

export type QuizRulesForStaff = {
  id: string
  slug: string
  title: string
  rules: Rules
  /** Of the course's file. */
  rulesOfFile: Rules
  hasPassword: boolean
  attempts: number
}

/** Every quiz of a course with its rules. For administrators. */
export async function listQuizRules(courseSlug: string): Promise<QuizRulesForStaff[]> {
  const rows = await db().quiz.findMany({
    where: { course: { slug: courseSlug }, retiredAt: null, assignment: null },
    orderBy: { position: 'asc' },
    select: {
      id: true,
      slug: true,
      title: true,
      definition: true,
      setting: true,
      _count: { select: { attempts: true } },
    },
  })
  return rows.map(({ id, slug, title, definition, setting, _count }) => {
    const { rules: rulesOfFile } = QuizSchema.parse(definition)
    const ofInstance = setting === null ? null : QuizSettingSchema.parse(setting)
    const rules = RulesSchema.parse({ ...rulesOfFile, ...ofInstance?.rules })
    return {
      id,
      slug,
      title,
      rules,
      rulesOfFile,
      hasPassword: Boolean(ofInstance?.passwordHash),
      attempts: _count.attempts,
    }
  })
}

export const QuizPathSchema = z.object({ course: z.string().max(100), quiz: z.string().max(100) })
