import 'server-only'
import { z } from 'zod'
import { AppError } from '@/server/platform/errors'
import { plainIssue } from './plain-issues'
import { type Form, textFrom } from './read-form'

/**
 * Reads the parts of one form, so that a user sees all errors together.
 * @returns what each part returns, in order
 * @throws AppError INVALID_INPUT with the field errors of all parts
 */
export function parseAll<const T extends readonly (() => unknown)[]>(
  parts: T,
): { [K in keyof T]: T[K] extends () => infer R ? R : never } {
  const refusals: AppError[] = []
  const read = parts.map((part) => {
    try {
      return part()
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      refusals.push(error)
      return undefined
    }
  })
  const [first] = refusals
  if (first === undefined) return read as never
  if (refusals.length === 1) throw first
  const fieldErrors = Object.assign({}, ...refusals.map((refusal) => refusal.fieldErrors))
  throw new AppError('INVALID_INPUT', { fieldErrors, cause: first })
}

/**
 * Reads the values that a form had when it was opened, from its hidden JSON field.
 * @returns null if the form has no such field
 * @throws AppError INVALID_INPUT without field errors, because users don't type this value
 */
export function parseShown<S extends z.ZodType>(schema: S, form: Form, name: string): z.infer<S> | null {
  const shown = textFrom(form, name)
  if (shown === '') return null
  try {
    return parseInput(schema, JSON.parse(shown))
  } catch (error) {
    throw new AppError('INVALID_INPUT', { cause: error })
  }
}

/** Matches the JSON escape of U+0000 or of an unpaired surrogate. After an escaped backslash, the same letters are plain text. */
const NO_TEXT = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f][0-9a-f]{2})/

/**
 * Parses input from a form or a request.
 * @param messages by field name, used if the schema has no message for the field: a label helps more than a bound
 * @throws AppError INVALID_INPUT with a message for each field
 */
export function parseInput<S extends z.ZodType>(
  schema: S,
  input: unknown,
  messages: Readonly<Record<string, string>> = {},
): z.infer<S> {
  // PostgreSQL can't store these characters.
  if (NO_TEXT.test(JSON.stringify(input) ?? '')) throw new AppError('INVALID_INPUT')
  const result = schema.safeParse(input, {
    error: (issue) => messages[String(issue.path?.[0])] ?? plainIssue(issue),
  })
  if (result.success) return result.data
  const fieldErrors = Object.fromEntries(
    result.error.issues.map((issue) => [issue.path.join('.'), issue.message]),
  )
  throw new AppError('INVALID_INPUT', { fieldErrors, cause: z.prettifyError(result.error) })
}
