import { formatNumber } from '@/domain/text/format'
import 'server-only'
import { z } from 'zod'
import type { LayerChange } from '@/domain/attempts/change-layer'
import type { Grant } from '@/domain/attempts/effective-limits'
import { type OwnLimits, OwnLimitsSchema } from '@/domain/attempts/effective-limits'
import { NO_LIMIT_LABELS } from '@/domain/attempts/no-limit-labels'
import { MAX_ATTEMPTS, MAX_MINUTES } from '@/domain/attempts/rules'
import { parseInput } from '@/server/http/parse-input'
import { type Form, momentFrom, numberFrom, textFrom } from '@/server/http/read-form'
import { AppError } from '@/server/platform/errors'

const BoundsSchema = z.object({
  timeLimitMinutes: z
    .number('Time limit: enter a number of minutes.')
    .positive('Time limit: enter more than 0 minutes.')
    .max(MAX_MINUTES, 'Time limit: enter at most 43,200 minutes (30 days).')
    .nullable(),
  attempts: z
    .number('Attempts: enter a number.')
    .int('Attempts: enter a whole number.')
    .positive('Attempts: enter at least 1.')
    .max(MAX_ATTEMPTS, `Attempts: enter at most ${formatNumber(MAX_ATTEMPTS)}.`)
    .nullable(),
  extraMinutes: z
    .number('Extra minutes: enter a number.')
    .positive('Extra minutes: enter more than 0, or leave the field empty.')
    .max(MAX_MINUTES, 'Extra minutes: enter at most 43,200.')
    .nullable(),
})

/** The names of the form's fields, and those of the fields of an override. */
const FIELDS = {
  opensAt: 'opensAt',
  dueAt: 'dueAt',
  closesAt: 'closesAt',
  timeLimitMinutes: 'timeLimitSeconds',
  attempts: 'attempts',
  extraMinutes: 'extraMinutes',
} as const satisfies Record<string, keyof OwnLimits>

/**
 * Reads the changes of an `OverrideFields` form. `<name>-was` contains the value that the form showed. An unchanged field isn't changed, an
 * emptied one is cleared, and `<name>-none` sets "no limit". A form for several people shows no values, so an empty field changes nothing.
 * @throws AppError INVALID_INPUT with a message for each field
 */
export function layerChangeFrom(form: Form): LayerChange {
  const typed = {
    opensAt: momentFrom(form, 'opensAt', 'Opens'),
    dueAt: momentFrom(form, 'dueAt', 'Due'),
    closesAt: momentFrom(form, 'closesAt', 'Closes'),
    ...parseInput(BoundsSchema, {
      timeLimitMinutes: numberFrom(form, 'timeLimitMinutes'),
      attempts: numberFrom(form, 'attempts'),
      extraMinutes: numberFrom(form, 'extraMinutes'),
    }),
  }
  assertNoContradiction(form, typed)
  const set: Record<string, unknown> = {}
  const clear: LayerChange['clear'][number][] = []
  for (const [name, field] of Object.entries(FIELDS)) {
    const now = form[`${name}-none`] === 'on' ? 'none' : (typed[name as keyof typeof FIELDS] ?? '')
    if (String(now) === textFrom(form, `${name}-was`)) continue
    if (now === '') clear.push(field)
    else if (now === 'none') set[field] = null
    else set[field] = field === 'timeLimitSeconds' ? Number(now) * 60 : now
  }
  return { set: parseInput(OwnLimitsSchema, set), clear }
}

/**
 * A new value with “no limit” selected: it's unknown which one was meant. The value that the form showed is no contradiction.
 * @throws AppError INVALID_INPUT with a message for each field
 */
function assertNoContradiction(form: Form, typed: Readonly<Record<string, unknown>>): void {
  const both = Object.entries(NO_LIMIT_LABELS).filter(([name]) => {
    const value = typed[name] ?? ''
    const isNew = value !== '' && String(value) !== textFrom(form, `${name}-was`)
    return isNew && form[`${name}-none`] === 'on'
  })
  if (both.length === 0) return
  const messages = both.map(([name, label]) => [name, `Clear this field or “${label}”. Only one can be set.`])
  throw new AppError('INVALID_INPUT', { fieldErrors: Object.fromEntries(messages) })
}

/** Whether an override is final; undefined if the form doesn't change it. */
export function isFinalFrom(form: Form): boolean | undefined {
  const chosen = textFrom(form, 'isFinal')
  return chosen === '' || chosen === textFrom(form, 'isFinal-was') ? undefined : chosen === 'yes'
}

const box = z
  .literal('on')
  .optional()
  .transform((selected) => selected === 'on')

/** What staff confirmed in a form that changes limits. */
export const ConfirmedSchema = z.object({
  /** Save despite warnings. */
  confirmed: box,
  /** Attempts in progress can lose time. */
  shorten: box,
})

const GrantSchema = z
  .object({
    timeMultiplier: z
      .number('Time multiplier: enter a number.')
      .min(1, 'Time multiplier: enter 1 or more. An accommodation can’t reduce time.')
      .max(10, 'Time multiplier: enter 10 or less.'),
    extraDays: z
      .number('Extra days: enter a number.')
      .int('Extra days: enter a whole number.')
      .min(0, 'Extra days: enter 0 or more.')
      .max(365, 'Extra days: enter 365 or less.'),
    onePerPage: z.boolean(),
  })
  .partial()

/**
 * Reads the changes of an `AccommodationForm`. Fields that still have the value that the form showed (`<name>-was`), and emptied fields, don't
 * change. @throws AppError INVALID_INPUT with a message for each field
 */
export function grantChangeFrom(form: Form): Partial<Grant> {
  const numbers = (['timeMultiplier', 'extraDays'] as const).flatMap((name) => {
    const typed = numberFrom(form, name)
    return typed === null || String(typed) === textFrom(form, `${name}-was`) ? [] : [[name, typed]]
  })
  const box = form.onePerPage === 'on' ? 'on' : 'off'
  const changed = {
    ...Object.fromEntries(numbers),
    ...(box !== (textFrom(form, 'onePerPage-was') || 'off') && { onePerPage: box === 'on' }),
  }
  const { timeMultiplier, extraDays, onePerPage } = parseInput(GrantSchema, changed)
  return {
    ...(timeMultiplier !== undefined && { timeMultiplier }),
    ...(extraDays !== undefined && { extraDays }),
    ...(onePerPage !== undefined && { onePerPage }),
  }
}
