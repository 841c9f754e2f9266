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

/** What an action gives back: `ok: null` before it ran (the form's first state). */
export type ActionResult<T> = { ok: true; data: T } | ({ ok: false; typed: Record<string, string> } & Problem)
export type FormState<T> = ActionResult<T> | null

/**
 * A mutation from a page's form: who may (`access` is mandatory, "public" is spelled out), what it takes, what it does.
 * Next checks the origin where the browser names one; that a request names neither origin nor site is refused here.
 * @returns for `useActionState`, works without JavaScript as well: a refused form gets back what was typed, secrets left out
 */
export function defineAction<A extends Access, S extends z.ZodType, T>(definition: {
  access: A
  schema: S
  run: (input: z.infer<S>, viewer: ViewerFor<A>) => Promise<T>
}): (previous: FormState<T>, form: FormData) => Promise<ActionResult<T>> {
  return async (_previous, form) => {
    // A spoiled request can call an action with anything: our own server answers the failure with 400.
    if (!(form instanceof FormData)) throw new TypeError('The action was called without its form')
    const context = requestContext.getStore()
    if (context) context.hasReachedAction = true
    try {
      assertSameOrigin({ headers: await headers() })
      const viewer = await requireViewer(definition.access)
      const input = parseInput(definition.schema, Object.fromEntries(form))
      return { ok: true, data: await definition.run(input, viewer) }
    } catch (error) {
      // Redirects and not-founds are thrown and are the framework's.
      unstable_rethrow(error)
      return { ok: false, ...toProblem(error), typed: typedIn(form) }
    }
  }
}

/**
 * Reads the parts of one form, so that a user sees every mistake at once.
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
 * Reads what a form showed when it was opened, from its hidden JSON field.
 * @returns null for a form without that field
 * @throws AppError INVALID_INPUT without field errors: no user typed it
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

/** What a form goes back with: nothing secret, and nothing of the framework's own. */
function typedIn(form: FormData): Record<string, string> {
  const isShown = ([name, value]: [string, FormDataEntryValue]) =>
    typeof value === 'string' && !/password|token|^\$/i.test(name)
  return Object.fromEntries([...form].filter(isShown).map(([name, value]) => [name, String(value)]))
}

/** The escape of U+0000, or of half a character, in JSON text; an escaped backslash before it makes it plain letters. */
const NO_TEXT = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f][0-9a-f]{2})/

/**
 * @param messages what is said of a field, by its name, where its schema has no words of its own; a label says more than a bound
 * @throws AppError INVALID_INPUT with a message for each field
 */
export function parseInput<S extends z.ZodType>(
  schema: S,
  input: unknown,
  messages: Readonly<Record<string, string>> = {},
): z.infer<S> {
  // No text of a database holds these, so nobody typed them.
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
