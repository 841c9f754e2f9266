import {
  type ComposedLimits,
  type EffectiveLimits,
  effectiveLimits,
  LimitsLayerSchema,
  OwnLimitsSchema,
} from '@/domain/attempts/effective-limits'
import { type Grant, joinAccommodations } from '@/domain/attempts/join-accommodations'
import { type Quiz, QuizSchema } from '@/domain/attempts/quiz'
import {
  limitsOf,
  MOST_ATTEMPTS,
  MOST_MINUTES,
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
  /** Of the course's file, with what this instance has set in their place. */
  rules: Rules
  passwordHash: string | null
  /** Set where this quiz is a class's assignment. */
  assignment: QuizAssignment | null
  /** Of the class; for a quiz of the course UTC. Extra days and late days are calendar days in it. */
  timeZone: string
}

type QuizAssignment = { id: string; classId: string }

/** @throws AppError NOT_FOUND where there is no such quiz */
export async function getQuiz(courseSlug: string, quizSlug: string): Promise<QuizRow> {
  const row = await db().quiz.findFirst({
    // An assignment is reached through its class alone.
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
  /** In force for this learner. */
  rules: Rules
  composed: ComposedLimits
}

/** The rules of a quiz for one learner, overrides and accommodation reckoned in; for nobody (null) those for all. */
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
            limitOverrides: { where: { quizId: quiz.id }, select: { limits: true, isFinal: true } },
            groups: groupLimitsIn(quiz.id),
          },
        })
  return composeFor(quiz, sourcesOf(user))
}

export const ACCOMMODATION = { timeFactor: true, extraDays: true, onePerPage: true } as const

/** What a person is granted, everywhere and in one class (none for a quiz of the course), as a part of a `select` of `User`. */
export function grantsIn(classId: string | undefined) {
  return {
    accommodation: { select: ACCOMMODATION },
    classAccommodations: { where: { classId: classId ?? '' }, select: ACCOMMODATION },
  }
}

/** The limits that a person's groups have in a quiz, as a part of a `select` of `User`. */
export function groupLimitsIn(quizId: string) {
  return {
    where: { group: { overrides: { some: { quizId } } } },
    select: { group: { select: { name: true, overrides: { where: { quizId }, select: { limits: true } } } } },
  }
}

type GrantedRow = { accommodation: Grant | null; classAccommodations: Grant[] }

/** What a person's row, read with `grantsIn`, grants in all. */
export function grantOf({ accommodation, classAccommodations }: GrantedRow): Grant | null {
  return joinAccommodations([...(accommodation ? [accommodation] : []), ...classAccommodations])
}

type PersonRow = GrantedRow & {
  limitOverrides: { limits: unknown; isFinal: boolean }[]
  groups: { group: { overrides: { limits: unknown }[] } }[]
}

/** What a person's row, read with `grantsIn` and `groupLimitsIn`, brings to the rules. */
export function sourcesOf(user: PersonRow | null | undefined): LearnerSources {
  return {
    accommodation: user ? grantOf(user) : null,
    override: user?.limitOverrides[0] ?? null,
    groups: user?.groups.flatMap(({ group }) => group.overrides.map(({ limits }) => limits)) ?? [],
  }
}

export type LearnerSources = {
  accommodation: Grant | null
  override: { limits: unknown; isFinal: boolean } | null
  /** The limits of each group. */
  groups: readonly unknown[]
}

/** The rules of a quiz with one learner's accommodation and override reckoned in, and the limits of their groups. */
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

/** What the rules say to everybody. */
export function assignmentLimits(rules: Rules): EffectiveLimits {
  const dueAt = rules.dueAt === null ? null : new Date(rules.dueAt)
  return { ...limitsOf(rules), dueAt, attempts: rules.attempts }
}

/** What was granted may come to more than any rule allows: an attempt that was started with it must stay readable. */
function storedLimits({ opensAt, closesAt, dueAt, timeLimitSeconds, attempts }: EffectiveLimits) {
  return {
    opensAt: opensAt?.toISOString() ?? null,
    closesAt: closesAt?.toISOString() ?? null,
    dueAt: dueAt?.toISOString() ?? null,
    timeLimitMinutes: timeLimitSeconds === null ? null : Math.min(MOST_MINUTES, timeLimitSeconds / 60),
    attempts: attempts === null ? null : Math.min(MOST_ATTEMPTS, attempts),
  }
}

/** The rules that an attempt was started with; a practice set has none of its own. */
export function rulesOfAttempt(stored: unknown): Rules {
  return stored === null ? practiceRules : RulesSchema.parse(stored)
}
