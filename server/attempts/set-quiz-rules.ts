import 'server-only'
import { z } from 'zod'
import { idText } from '@/contract/schemas/shared-fields'
import { QuizSchema } from '@/domain/attempts/quiz'
import { QuizSettingSchema, type Rules, RulesSchema } from '@/domain/attempts/rules'
import { db } from '@/server/platform/db'
import { type Actor, writeAudit } from '@/server/platform/write-audit'
import { getQuiz } from '@/server/quizzes/quiz-rules'
import type { OpenAttemptChanges } from './apply-rules'
import { hashOf, type RulesInput, saveRules } from './save-rules'

type Request = RulesInput & { courseSlug: string; quizSlug: string; actor: Actor; now: Date }

/**
 * Sets the rules of a quiz on this instance, which replace those of the course's file. Only for administrators.
 * @returns the changes to attempts in progress
 * @throws AppError NOT_FOUND, INVALID_INPUT as `saveRules`
 */
export async function setQuizRules(request: Request): Promise<OpenAttemptChanges> {
  const { courseSlug, quizSlug, password, actor, ...input } = request
  const quiz = await getQuiz(courseSlug, quizSlug)
  const passwordHash = await hashOf(password)
  return db().$transaction(async (tx) => {
    const saved = await saveRules(tx, quiz.id, { ...input, passwordHash, isWhole: false, actor })
    const { changes, ...sides } = saved
    await writeAudit(tx, actor, { action: 'rules.quiz', subject: { type: 'quiz', id: quiz.id }, ...sides })
    return changes
  })
}

export type QuizRulesForStaff = {
  id: string
  slug: string
  title: string
  rules: Rules
  /** The rules of the course's file. */
  rulesOfFile: Rules
  hasPassword: boolean
  attempts: number
}

/** Lists the quizzes of a course with their rules. Only for administrators. */
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

export const QuizPathSchema = z.object({ course: idText, quiz: idText })
