import 'server-only'
import { headers } from 'next/headers'
import { unstable_rethrow } from 'next/navigation'
import { z } from 'zod'
import { AppError } from '@/server/platform/errors'
import { plainIssue } from './plain-issues'
import { type Problem, toProblem } from './problem'
import { type Form, textFrom } from './read-form'
import { requestContext } from './request-context'
import { assertSameOrigin } from './same-origin'
import { type Access, requireViewer, type ViewerFor } from './viewer'

/** The result of an action. `FormState` is null before the first run. */
export type ActionResult<T> = { ok: true; data: T } | ({ ok: false; typed: Record<string, string> } & Problem)
export type FormState<T> = ActionResult<T> | null

/**
 * Defines a mutation from a page's form: `access` says who can run it, `schema` what it accepts.
 * Next checks the origin if the browser sends one. This also refuses requests that send neither an origin nor a site.
 * @returns an action for `useActionState`, which also works without JavaScript: a rejected form gets its values back, except secrets
 */
export function defineAction<A extends Access, S extends z.ZodType, T>(definition: {
  access: A
  schema: S
  run: (input: z.infer<S>, viewer: ViewerFor<A>) => Promise<T>
}): (previous: FormState<T>, form: FormData) => Promise<ActionResult<T>> {
  return async (_previous, form) => {
    // A malformed request can call an action with anything. Our server answers this error with 400.
    if (!(form instanceof FormData)) throw new TypeError('The action was called without its form')
    const context = requestContext.getStore()
    if (context) context.hasReachedAction = true
    try {
      assertSameOrigin({ headers: await headers() })
      const viewer = await requireViewer(definition.access)
      const input = parseInput(definition.schema, Object.fromEntries(form))
      return { ok: true, data: await definition.run(input, viewer) }
    } catch (error) {
      // The framework throws redirects and not-found errors.
      unstable_rethrow(error)
      return { ok: false, ...toProblem(error), typed: typedIn(form) }
    }
  }
}

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

/** Returns the values that a rejected form is filled with: no secrets and no fields of the framework. */
function typedIn(form: FormData): Record<string, string> {
  const isShown = ([name, value]: [string, FormDataEntryValue]) =>
    typeof value === 'string' && !/password|token|^\$/i.test(name)
  return Object.fromEntries([...form].filter(isShown).map(([name, value]) => [name, String(value)]))
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
