import 'server-only'
import { z } from 'zod'
import { type LimitsLayer, LimitsLayerSchema } from '@/domain/attempts/effective-limits'
import { REVIEW_COLUMNS, REVIEW_ROWS } from '@/domain/attempts/review-policy'
import { MOST_ATTEMPTS, MOST_MINUTES, type Rules, RulesSchema } from '@/domain/attempts/rules'
import { parseInput } from '@/server/define-action'

/** A form's fields: text, or absent. */
export const FormSchema = z.record(z.string(), z.unknown())
type Form = z.infer<typeof FormSchema>

/** The rules that a form of `RulesFields` holds. @throws AppError INVALID_INPUT with a message for each field */
export function rulesFromForm(form: Form): Rules {
  const fields = {
    opensAt: momentFrom(form, 'opensAt'),
    closesAt: momentFrom(form, 'closesAt'),
    dueAt: momentFrom(form, 'dueAt'),
    latePenalty: (numberFrom(form, 'latePenalty') ?? 0) / 100,
    timeLimitMinutes: numberFrom(form, 'timeLimitMinutes'),
    whenTimeIsUp: form.whenTimeIsUp,
    graceMinutes: numberFrom(form, 'graceMinutes') ?? 0,
    attempts: numberFrom(form, 'attempts'),
    counting: form.counting,
    waitMinutes: numberFrom(form, 'waitMinutes') ?? 0,
    sequential: form.sequential === 'on',
    onePerPage: form.onePerPage === 'on',
    behaviour: form.behaviour,
    tries: numberFrom(form, 'tries') ?? undefined,
    penalty: numberFrom(form, 'penalty') ?? undefined,
    review: form.review === 'custom' ? matrixFrom(form) : form.review,
    confidence: form.confidence === 'on',
  }
  return parseInput(RulesSchema, fields, RULE_MESSAGES)
}

const days = Math.round(MOST_MINUTES / 60 / 24)

/** Each names its field as the form does, in the unit in which it was typed. */
const RULE_MESSAGES: Partial<Record<keyof Rules, string>> & Record<string, string> = {
  opensAt: '“Opens” must be a valid date and time.',
  dueAt: '“Due” must be a valid date and time.',
  closesAt: '“Closes” must be a valid date and time.',
  latePenalty: 'The late penalty must be a number from 0 to 100%.',
  timeLimitMinutes: `The time limit must be above 0 and at most ${days} days (${MOST_MINUTES.toLocaleString('en-US')} minutes).`,
  graceMinutes: `The grace period must be from 0 minutes to ${days} days (${MOST_MINUTES.toLocaleString('en-US')} minutes).`,
  attempts: `The number of attempts must be a whole number from 1 to ${MOST_ATTEMPTS.toLocaleString('en-US')}.`,
  waitMinutes: 'The wait between attempts must be from 0 minutes to 365 days (525,600 minutes).',
  tries: 'The number of tries must be a whole number from 1 to 10.',
  penalty: 'The share that a try costs must be a number from 0 to 1.',
}

const BoundsSchema = z.object({
  timeLimitMinutes: z.number().positive().max(MOST_MINUTES, 'At most thirty days.').nullable(),
  attempts: z.number().int().positive().max(MOST_ATTEMPTS, `At most ${MOST_ATTEMPTS}.`).nullable(),
})

/** The limits of one learner or group; a field that is left empty is not set here. @throws AppError INVALID_INPUT */
export function limitsFromForm(form: Form): LimitsLayer {
  const timeLimitMinutes = numberFrom(form, 'timeLimitMinutes')
  const fields = {
    opensAt: momentFrom(form, 'opensAt'),
    dueAt: momentFrom(form, 'dueAt'),
    closesAt: momentFrom(form, 'closesAt'),
    timeLimitSeconds: timeLimitMinutes === null ? null : timeLimitMinutes * 60,
    attempts: numberFrom(form, 'attempts'),
  }
  const set = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null))
  parseInput(BoundsSchema, { timeLimitMinutes, attempts: fields.attempts })
  return parseInput(LimitsLayerSchema, set)
}

/** A moment typed in the zone that lies `<name>-offset` minutes from UTC; null where nothing was typed. */
export function momentFrom(form: Form, name: string): string | null {
  const typed = textFrom(form, name)
  if (typed === '') return null
  const offsetMinutes = Number(textFrom(form, `${name}-offset`)) || 0
  const moment = new Date(new Date(`${typed}Z`).getTime() - offsetMinutes * 60_000)
  // What is no date reaches the schema as it is, which says so.
  return Number.isNaN(moment.getTime()) ? typed : moment.toISOString()
}

/** Null where nothing was typed; NaN, which no schema takes, where it is no number. */
function numberFrom(form: Form, name: string): number | null {
  const typed = textFrom(form, name)
  return typed === '' ? null : Number(typed)
}

function textFrom(form: Form, name: string): string {
  const field = form[name]
  return typeof field === 'string' ? field.trim() : ''
}

function matrixFrom(form: Form) {
  const shownIn = (column: string) => REVIEW_ROWS.filter((row) => form[`show.${column}.${row}`] === 'on')
  return Object.fromEntries(REVIEW_COLUMNS.map((column) => [column, shownIn(column)]))
}
