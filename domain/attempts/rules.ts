import { z } from 'zod'
import type { AttemptLimits } from '@/domain/attempts/attempt'
import { ReviewSchema } from '@/domain/attempts/review-policy'

/** How a quiz behaves: graded at submission, each item checked once, several tries with hints, or marked by certainty. */
export const BehaviourSchema = z.enum(['deferred', 'immediate', 'interactive', 'certainty'])
export type Behaviour = z.infer<typeof BehaviourSchema>

/** Which of several attempts counts. */
const CountingSchema = z.enum(['highest', 'average', 'first', 'last'])
export type Counting = z.infer<typeof CountingSchema>

const moment = z.iso.datetime({ offset: true })

/** No clock runs longer, and no quiz can be taken more often. */
export const MOST_MINUTES = 60 * 24 * 30
export const MOST_ATTEMPTS = 1000

const fields = {
  /** ISO 8601 with an offset; null for open always. */
  opensAt: moment.nullable(),
  closesAt: moment.nullable(),
  /** From then on it is late, though still taken until it closes; null for no such date. */
  dueAt: moment.nullable(),
  /** The share of the marks that each day begun after the due date costs. */
  latePenalty: z.number().min(0).max(1),
  timeLimitMinutes: z.number().positive().max(MOST_MINUTES).nullable(),
  whenTimeIsUp: z.enum(['submit', 'grace', 'abandon']),
  /** How long a late attempt can still be submitted, where `whenTimeIsUp` is `grace`. */
  graceMinutes: z.number().nonnegative().max(MOST_MINUTES),
  /** How many attempts a learner has; null for as many as they like. */
  attempts: z.number().int().positive().max(MOST_ATTEMPTS).nullable(),
  counting: CountingSchema,
  /** Between the end of one attempt and the start of the next. */
  waitMinutes: z
    .number()
    .nonnegative()
    .max(60 * 24 * 365),
  /** One question after the other, without a way back. */
  sequential: z.boolean(),
  /** Each question on a page of its own. */
  onePerPage: z.boolean(),
  behaviour: BehaviourSchema,
  /** Interactive only: how many tries an item has. */
  tries: z.number().int().min(1).max(10),
  /** Interactive only: the share of an item's mark that each try before costs. */
  penalty: z.number().min(0).max(1),
  review: ReviewSchema,
  /**
   * Confirmed by an instructor: assignment-only questions show whether they are correct, their points, and their feedback when `review`
   * says so, even before the assignment has closed for everyone.
   */
  showReservedResults: z.boolean(),
  /** Whether the learner is asked how sure they are; unscored. */
  confidence: z.boolean(),
}

/** The rules of a quiz, each with the default of a practice quiz: open always, without a clock. */
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
  behaviour: fields.behaviour.default('deferred'),
  tries: fields.tries.default(3),
  penalty: fields.penalty.default(1 / 3),
  review: fields.review.default('practice'),
  showReservedResults: fields.showReservedResults.default(false),
  confidence: fields.confidence.default(true),
})
export type Rules = z.infer<typeof RulesSchema>

/** What an instance sets in place of the rules of the course's file; the password is kept as a hash only. */
export const QuizSettingSchema = z.strictObject({
  rules: z.strictObject(fields).partial().default({}),
  passwordHash: z.string().nullable().default(null),
})
export type QuizSetting = z.infer<typeof QuizSettingSchema>

export const practiceRules: Rules = RulesSchema.parse({})

/** The rules of a file with what the instance has set in their place. */
export function withSetting(rules: Rules, setting: QuizSetting | null): Rules {
  return RulesSchema.parse({ ...rules, ...setting?.rules })
}

/** The part of the rules that the clock is about. */
export function limitsOf(rules: Rules): AttemptLimits {
  const { opensAt, closesAt, timeLimitMinutes, whenTimeIsUp, graceMinutes } = rules
  return {
    opensAt: opensAt === null ? null : new Date(opensAt),
    closesAt: closesAt === null ? null : new Date(closesAt),
    timeLimitSeconds: timeLimitMinutes === null ? null : timeLimitMinutes * 60,
    whenTimeIsUp:
      whenTimeIsUp === 'grace' ? { do: 'grace', graceSeconds: graceMinutes * 60 } : { do: whenTimeIsUp },
  }
}

/**
 * Whether a visitor may look at the questions before anything is stored: only where nothing is counted, timed, closed,
 * checked on the way, or hidden from who has gone on.
 */
export function isOpenToDrafts(rules: Rules, hasPassword: boolean): boolean {
  const isUncounted = rules.attempts === null && rules.waitMinutes === 0 && rules.timeLimitMinutes === null
  const isUndated = rules.opensAt === null && rules.closesAt === null && rules.dueAt === null
  const isPlain = !rules.sequential && (rules.behaviour === 'deferred' || rules.behaviour === 'certainty')
  return isUncounted && isUndated && isPlain && !hasPassword
}
