import {
  type ComposedLimits,
  type EffectiveLimits,
  effectiveLimits,
  type Grant,
  LimitsLayerSchema,
  mergeAccommodations,
  OwnLimitsSchema,
} from '@/domain/attempts/effective-limits'
import { type Quiz, QuizSchema } from '@/domain/attempts/quiz'
import {
  limitsOf,
  MAX_ATTEMPTS,
  MAX_MINUTES,
  practiceRules,
  QuizSettingSchema,
  type Rules,
  RulesSchema,
  withSetting,
} from '@/domain/attempts/rules'
import { db, type Tx } from '@/server/platform/db'
import { AppError } from '@/server/platform/errors'

export type QuizRow = {
  id: string
  slug: string
  title: string
  definition: Quiz
  /** The rules of the course's file, with the changes of this instance. */
  rules: Rules
  passwordHash: string | null
  /** Set if this quiz is an assignment. */
  assignment: QuizAssignment | null
  /** The class's time zone; UTC for a course quiz. Extra days and late days are calendar days in it. */
  timeZone: string
}

type QuizAssignment = { id: string; classId: string }

/** @throws AppError NOT_FOUND if there is no such quiz */
export async function getQuiz(courseSlug: string, quizSlug: string): Promise<QuizRow> {
  const row = await db().quiz.findFirst({
    // Assignments can be reached only through their class.
    where: { slug: quizSlug, retiredAt: null, course: { slug: courseSlug }, assignment: null },
    select: QUIZ_COLUMNS,
  })
  if (!row) throw new AppError('NOT_FOUND')
  return toQuiz(row)
}

export const QUIZ_COLUMNS = {
  id: true,
  slug: true,
  title: true,
  definition: true,
  setting: true,
  assignment: { select: { id: true, classId: true, class: { select: { timeZone: true } } } },
} as const

type StoredQuiz = {
  id: string
  slug: string
  title: string
  definition: unknown
  setting: unknown
  assignment: (QuizAssignment & { class: { timeZone: string } }) | null
}

export function toQuiz({
  definition: stored,
  setting: storedSetting,
  assignment,
  ...quiz
}: StoredQuiz): QuizRow {
  const definition = QuizSchema.parse(stored)
  const setting = storedSetting === null ? null : QuizSettingSchema.parse(storedSetting)
  return {
    ...quiz,
    assignment: assignment && { id: assignment.id, classId: assignment.classId },
    timeZone: assignment?.class.timeZone ?? 'UTC',
    definition,
    rules: withSetting(definition.rules, setting),
    passwordHash: setting?.passwordHash ?? null,
  }
}

export type LearnerRules = {
  /** The rules that apply to this learner. */
  rules: Rules
  composed: ComposedLimits
}

/** Returns the rules of a quiz for one learner, with overrides and accommodations; for null, the general rules. */
export async function rulesFor(
  quiz: Pick<QuizRow, 'id' | 'rules' | 'assignment' | 'timeZone'>,
  learnerId: string | null,
  client: Tx = db(),
): Promise<LearnerRules> {
  const user =
    learnerId === null
      ? null
      : await client.user.findUnique({
          where: { id: learnerId },
          select: {
            ...grantsIn(quiz.assignment?.classId),
            studentOverrides: { where: { quizId: quiz.id }, select: { limits: true, isFinal: true } },
            groups: groupLimitsIn(quiz.id),
          },
        })
  return composeFor(quiz, sourcesOf(user))
}

export const ACCOMMODATION = { timeMultiplier: true, extraDays: true, onePerPage: true } as const

/** Returns the part of a `select` of `User` that reads a person's accommodations, everywhere and in one class (undefined for a course quiz). */
export function grantsIn(classId: string | undefined) {
  return {
    accommodation: { select: ACCOMMODATION },
    classAccommodations: { where: { classId: classId ?? '' }, select: ACCOMMODATION },
  }
}

/** Returns the part of a `select` of `User` that reads the overrides of a person's groups in a quiz. */
export function groupLimitsIn(quizId: string) {
  return {
    where: { group: { overrides: { some: { quizId } } } },
    select: { group: { select: { name: true, overrides: { where: { quizId }, select: { limits: true } } } } },
  }
}

type GrantedRow = { accommodation: Grant | null; classAccommodations: Grant[] }

/** Combines the accommodations of a row that was read with `grantsIn`. */
export function grantOf({ accommodation, classAccommodations }: GrantedRow): Grant | null {
  return mergeAccommodations([...(accommodation ? [accommodation] : []), ...classAccommodations])
}

type PersonRow = GrantedRow & {
  studentOverrides: { limits: unknown; isFinal: boolean }[]
  groups: { group: { overrides: { limits: unknown }[] } }[]
}

/** Returns the overrides and accommodations of a row that was read with `grantsIn` and `groupLimitsIn`. */
export function sourcesOf(user: PersonRow | null | undefined): LearnerSources {
  return {
    accommodation: user ? grantOf(user) : null,
    override: user?.studentOverrides[0] ?? null,
    groups: user?.groups.flatMap(({ group }) => group.overrides.map(({ limits }) => limits)) ?? [],
  }
}

export type LearnerSources = {
  accommodation: Grant | null
  override: { limits: unknown; isFinal: boolean } | null
  /** The overrides of each group. */
  groups: readonly unknown[]
}

/** Applies a learner's accommodations, override, and group overrides to the rules of a quiz. */
export function composeFor(
  { rules, timeZone }: Pick<QuizRow, 'rules' | 'timeZone'>,
  { accommodation, override, groups }: LearnerSources,
): LearnerRules {
  const composed = effectiveLimits({
    assignment: assignmentLimits(rules),
    groups: groups.map((limits) => LimitsLayerSchema.parse(limits)),
    individual: override && { limits: OwnLimitsSchema.parse(override.limits), isFinal: override.isFinal },
    accommodation,
    timeZone,
  })
  const onePerPage = rules.onePerPage || (accommodation?.onePerPage ?? false)
  return { rules: { ...rules, ...storedLimits(composed.limits), onePerPage }, composed }
}

/** Returns the limits of the rules, without overrides. */
export function assignmentLimits(rules: Rules): EffectiveLimits {
  return { ...limitsOf(rules), dueAt: rules.dueAt, attempts: rules.attempts }
}

/** Caps limits at the maximum of the rules schema, because accommodations can exceed it and the attempt's rules must stay readable. */
function storedLimits({ opensAt, closesAt, dueAt, timeLimitSeconds, attempts }: EffectiveLimits) {
  return {
    opensAt,
    closesAt,
    dueAt,
    timeLimitMinutes: timeLimitSeconds === null ? null : Math.min(MAX_MINUTES, timeLimitSeconds / 60),
    attempts: attempts === null ? null : Math.min(MAX_ATTEMPTS, attempts),
  }
}

/** Returns the stored rules of an attempt; a practice set has none and uses the practice rules. */
export function rulesOfAttempt(stored: unknown): Rules {
  return stored === null ? practiceRules : RulesSchema.parse(stored)
}
