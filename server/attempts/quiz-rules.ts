import {
  type ComposedLimits,
  type EffectiveLimits,
  effectiveLimits,
  LimitsLayerSchema,
  type StandingAccommodation,
} from '@/domain/attempts/effective-limits'
import { type Quiz, QuizSchema } from '@/domain/attempts/quiz'
import {
  limitsOf,
  practiceRules,
  QuizSettingSchema,
  type Rules,
  RulesSchema,
  withSetting,
} from '@/domain/attempts/rules'
import { db, type Tx } from '@/server/db'
import { AppError } from '@/server/errors'

export type QuizRow = {
  id: string
  slug: string
  title: string
  definition: Quiz
  /** Of the course's file, with what this instance has set in their place. */
  rules: Rules
  passwordHash: string | null
}

/** @throws AppError NOT_FOUND where there is no such quiz */
export async function getQuiz(courseSlug: string, quizSlug: string): Promise<QuizRow> {
  const row = await db().quiz.findFirst({
    where: { slug: quizSlug, retiredAt: null, course: { slug: courseSlug } },
    select: { id: true, slug: true, title: true, definition: true, setting: true },
  })
  if (!row) throw new AppError('NOT_FOUND')
  return toQuiz(row)
}

type StoredQuiz = { id: string; slug: string; title: string; definition: unknown; setting: unknown }

export function toQuiz({ definition: stored, setting: storedSetting, ...quiz }: StoredQuiz): QuizRow {
  const definition = QuizSchema.parse(stored)
  const setting = storedSetting === null ? null : QuizSettingSchema.parse(storedSetting)
  return {
    ...quiz,
    definition,
    rules: withSetting(definition.rules, setting),
    passwordHash: setting?.passwordHash ?? null,
  }
}

export type LearnerRules = {
  /** In force for this learner. */
  rules: Rules
  composed: ComposedLimits
}

/** The rules of a quiz for one learner, overrides and accommodation reckoned in; for nobody (null) those for all. */
export async function rulesFor(
  quiz: Pick<QuizRow, 'id' | 'rules'>,
  learnerId: string | null,
  client: Tx = db(),
): Promise<LearnerRules> {
  const user =
    learnerId === null
      ? null
      : await client.user.findUnique({
          where: { id: learnerId },
          select: {
            accommodation: { select: { timeFactor: true, extraDays: true } },
            limitOverrides: { where: { quizId: quiz.id }, select: { limits: true, isFinal: true } },
          },
        })
  return composeFor(quiz.rules, user?.accommodation ?? null, user?.limitOverrides[0] ?? null)
}

/** The rules of a quiz with one learner's accommodation and override reckoned in. */
export function composeFor(
  rules: Rules,
  accommodation: StandingAccommodation | null,
  override: { limits: unknown; isFinal: boolean } | null,
): LearnerRules {
  const composed = effectiveLimits({
    assignment: assignmentLimits(rules),
    individual: override && { limits: LimitsLayerSchema.parse(override.limits), isFinal: override.isFinal },
    accommodation,
  })
  return { rules: { ...rules, ...storedLimits(composed.limits) }, composed }
}

function assignmentLimits(rules: Rules): EffectiveLimits {
  return { ...limitsOf(rules), attempts: rules.attempts }
}

function storedLimits({ opensAt, closesAt, timeLimitSeconds, attempts }: EffectiveLimits) {
  return {
    opensAt: opensAt?.toISOString() ?? null,
    closesAt: closesAt?.toISOString() ?? null,
    timeLimitMinutes: timeLimitSeconds === null ? null : timeLimitSeconds / 60,
    attempts,
  }
}

/** The rules that an attempt was started with; a practice set has none of its own. */
export function rulesOfAttempt(stored: unknown): Rules {
  return stored === null ? practiceRules : RulesSchema.parse(stored)
}
