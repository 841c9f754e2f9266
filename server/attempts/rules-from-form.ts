import 'server-only'
import { z } from 'zod'
import { RESULT_COLUMNS, RESULT_ROWS } from '@/domain/attempts/results-policy'
import { MAX_ATTEMPTS, MAX_MINUTES, type Rules, RulesSchema } from '@/domain/attempts/rules'
import { formatNumber } from '@/domain/text/format'
import { unscaled } from '@/domain/text/scaled-number'
import { TEXT_LIMITS } from '@/domain/text/text-limits'
import { isVisible } from '@/domain/text/typed-text'
import { parseInput, parseShown } from '@/server/http/parse-input'
import { type Form, momentFrom, numberFrom, textFrom } from '@/server/http/read-form'

/** Reads the rules of a `RulesFields` form. @throws AppError INVALID_INPUT with a message for each field */
export function rulesFromForm(form: Form): Rules {
  const fields = {
    opensAt: momentFrom(form, 'opensAt', 'Opens'),
    closesAt: momentFrom(form, 'closesAt', 'Closes'),
    dueAt: momentFrom(form, 'dueAt', 'Due'),
    latePenalty: unscaled(textFrom(form, 'latePenalty') || '0', 100),
    timeLimitMinutes: numberFrom(form, 'timeLimitMinutes'),
    whenTimeIsUp: form.whenTimeIsUp,
    graceMinutes: numberFrom(form, 'graceMinutes') ?? 0,
    attempts: numberFrom(form, 'attempts'),
    counting: form.counting,
    waitMinutes: numberFrom(form, 'waitMinutes') ?? 0,
    sequential: form.sequential === 'on',
    onePerPage: form.onePerPage === 'on',
    behavior: form.behavior,
    tries: numberFrom(form, 'tries') ?? undefined,
    penalty: numberFrom(form, 'penalty') ?? undefined,
    resultsPolicy: form.resultsPolicy === 'custom' ? matrixFrom(form) : form.resultsPolicy,
    showAssignmentOnlyResults: form.showAssignmentOnlyResults === 'on',
    confidence: form.confidence === 'on',
  }
  return parseInput(RulesSchema, fields, RULE_MESSAGES)
}

const days = Math.round(MAX_MINUTES / 60 / 24)

/** Messages that name the field as the form does, in the form's units. */
const RULE_MESSAGES: Partial<Record<keyof Rules, string>> & Record<string, string> = {
  opensAt: '“Opens” must be a valid date and time.',
  dueAt: '“Due” must be a valid date and time.',
  closesAt: '“Closes” must be a valid date and time.',
  latePenalty: 'The late penalty must be a number from 0 to 100%.',
  timeLimitMinutes: `The time limit must be above 0 and at most ${days} days (${formatNumber(MAX_MINUTES)} minutes).`,
  graceMinutes: `The grace period must be from 0 minutes to ${days} days (${formatNumber(MAX_MINUTES)} minutes).`,
  attempts: `The number of attempts must be a whole number from 1 to ${formatNumber(MAX_ATTEMPTS)}.`,
  waitMinutes: 'The wait between attempts must be from 0 minutes to 365 days (525,600 minutes).',
  tries: 'The number of tries must be a whole number from 1 to 10.',
  penalty: 'The penalty per try must be from 0 to 100%.',
}

/** Reads the rules that the form showed; null if it doesn't contain them. @throws AppError INVALID_INPUT */
export function shownRulesFrom(form: Form): Rules | null {
  return parseShown(RulesSchema, form, 'rules-was')
}

const PasswordSchema = z
  .string()
  .max(TEXT_LIMITS.quizPassword, `Enter at most ${TEXT_LIMITS.quizPassword} characters.`)
  .refine((typed) => typed === '' || isVisible(typed), 'Enter a password that isn’t only spaces.')
  .default('')

/**
 * Reads the password of a `RulesFields` form. @returns null to remove it; undefined to keep the current one
 * @throws AppError INVALID_INPUT
 */
export function quizPasswordFrom(form: Form): string | null | undefined {
  if (form.noPassword === 'on') return null
  const { password } = parseInput(z.object({ password: PasswordSchema }), form)
  return password === '' ? undefined : password
}

function matrixFrom(form: Form) {
  const shownIn = (column: string) => RESULT_ROWS.filter((row) => form[`show.${column}.${row}`] === 'on')
  return Object.fromEntries(RESULT_COLUMNS.map((column) => [column, shownIn(column)]))
}
