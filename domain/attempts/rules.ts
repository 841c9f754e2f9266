import { z } from 'zod'
import type { AttemptLimits } from '@/domain/attempts/attempt'
import { ResultsPolicySchema } from '@/domain/attempts/results-policy'
import { moment } from '@/domain/time/moment'

/** Question behavior: graded at submission, one check per item, several tries with hints, or certainty-based scoring. */
export const BehaviorSchema = z.enum(['deferred', 'immediate', 'interactive', 'certainty'])
export type Behavior = z.infer<typeof BehaviorSchema>

/** Which of several attempts counts. */
const CountingSchema = z.enum(['highest', 'average', 'first', 'last'])
export type Counting = z.infer<typeof CountingSchema>

/** The maximum time limit and the maximum number of attempts. */
export const MAX_MINUTES = 60 * 24 * 30
export const MAX_ATTEMPTS = 1000

const fields = {
  /** Null for always open. */
  opensAt: moment.nullable(),
  closesAt: moment.nullable(),
  /** Submissions after it are late, but accepted until the quiz closes; null for no due date. */
  dueAt: moment.nullable(),
  /** The share of the points that each day late costs. */
  latePenalty: z.number().min(0).max(1),
  timeLimitMinutes: z.number().positive().max(MAX_MINUTES).nullable(),
  whenTimeIsUp: z.enum(['submit', 'grace', 'abandon']),
  /** How long a late attempt can still be submitted, if `whenTimeIsUp` is `grace`. */
  graceMinutes: z.number().nonnegative().max(MAX_MINUTES),
  /** How many attempts a learner has; null for unlimited. */
  attempts: z.number().int().positive().max(MAX_ATTEMPTS).nullable(),
  counting: CountingSchema,
  /** Between the end of one attempt and the start of the next. */
  waitMinutes: z
    .number()
    .nonnegative()
    .max(60 * 24 * 365),
  /** Sequential navigation: learners can’t go back. */
  sequential: z.boolean(),
  /** Each question on a separate page. */
  onePerPage: z.boolean(),
  behavior: BehaviorSchema,
  /** Interactive only: how many tries an item has. */
  tries: z.number().int().min(1).max(10),
  /** Interactive only: the share of an item’s points that each earlier try costs. */
  penalty: z.number().min(0).max(1),
  resultsPolicy: ResultsPolicySchema,
  /**
   * Confirmed by an instructor: assignment-only questions show whether they are correct, their points, and their feedback when `resultsPolicy`
   * says so, even before the assignment has closed for everyone.
   */
  showAssignmentOnlyResults: z.boolean(),
  /** Whether every learner is asked for their confidence; unscored. In self-study, learners can also turn it on for themselves. */
  confidence: z.boolean(),
}

/** The rules of a quiz, with the defaults of a practice quiz: always open, without a time limit. */
export const RulesSchema = z.strictObject({
  opensAt: fields.opensAt.default(null),
  closesAt: fields.closesAt.default(null),
  dueAt: fields.dueAt.default(null),
  latePenalty: fields.latePenalty.default(0),
  timeLimitMinutes: fields.timeLimitMinutes.default(null),
  whenTimeIsUp: fields.whenTimeIsUp.default('submit'),
  graceMinutes: fields.graceMinutes.default(0),
  attempts: fields.attempts.default(null),
  counting: fields.counting.default('highest'),
  waitMinutes: fields.waitMinutes.default(0),
  sequential: fields.sequential.default(false),
  onePerPage: fields.onePerPage.default(false),
  behavior: fields.behavior.default('deferred'),
  tries: fields.tries.default(3),
  penalty: fields.penalty.default(1 / 3),
  resultsPolicy: fields.resultsPolicy.default('practice'),
  showAssignmentOnlyResults: fields.showAssignmentOnlyResults.default(false),
  confidence: fields.confidence.default(false),
})
export type Rules = z.infer<typeof RulesSchema>

/** Settings of an instance that replace the rules in the course’s file. The password is stored only as a hash. */
export const QuizSettingSchema = z.strictObject({
  rules: z.strictObject(fields).partial().default({}),
  passwordHash: z.string().nullable().default(null),
})
export type QuizSetting = z.infer<typeof QuizSettingSchema>

export const practiceRules: Rules = RulesSchema.parse({})

/** The rules of a file with the settings of the instance. */
export function withSetting(rules: Rules, setting: QuizSetting | null): Rules {
  return RulesSchema.parse({ ...rules, ...setting?.rules })
}

/** The rules about time. */
export function limitsOf(rules: Rules): AttemptLimits {
  const { opensAt, closesAt, timeLimitMinutes, whenTimeIsUp, graceMinutes } = rules
  return {
    opensAt,
    closesAt,
    timeLimitSeconds: timeLimitMinutes === null ? null : timeLimitMinutes * 60,
    whenTimeIsUp:
      whenTimeIsUp === 'grace' ? { do: 'grace', graceSeconds: graceMinutes * 60 } : { do: whenTimeIsUp },
  }
}

/**
 * Whether guests can see the questions before anything is stored: only if the quiz has no attempt limit, dates, time limit, checks,
 * or sequential navigation.
 */
export function isOpenToDrafts(rules: Rules, hasPassword: boolean): boolean {
  const isUncounted = rules.attempts === null && rules.waitMinutes === 0 && rules.timeLimitMinutes === null
  const isUndated = rules.opensAt === null && rules.closesAt === null && rules.dueAt === null
  const isPlain = !rules.sequential && (rules.behavior === 'deferred' || rules.behavior === 'certainty')
  return isUncounted && isUndated && isPlain && !hasPassword
}
