import 'server-only'
import { headers } from 'next/headers'
import { unstable_rethrow } from 'next/navigation'
import type { z } from 'zod'
import type { Access } from '@/contract/define-operation'
import { requestContext } from '@/server/platform/request-context'
import { clientIpAddress } from './client-ip-address'
import { parseInput } from './parse-input'
import { type Problem, toProblem } from './problem'
import { assertSameOrigin } from './same-origin'
import { requireViewer, type ViewerFor } from './viewer'
import { limitWrites } from './write-limits'

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
  /** @param form for fields that come several times, such as the checkboxes of a question */
  run: (input: z.infer<S>, viewer: ViewerFor<A>, form: FormData) => Promise<T>
}): (previous: FormState<T>, form: FormData) => Promise<ActionResult<T>> {
  return async (_previous, form) => {
    // A malformed request can call an action with anything. Our server answers this error with 400.
    if (!(form instanceof FormData)) throw new TypeError('The action was called without its form')
    const context = requestContext.getStore()
    if (context) context.hasReachedAction = true
    try {
      assertSameOrigin({ headers: await headers() })
      const viewer = await requireViewer(definition.access)
      await limitWrites(await clientIpAddress(), viewer?.id ?? null)
      const input = parseInput(definition.schema, Object.fromEntries(form))
      return { ok: true, data: await definition.run(input, viewer, form) }
    } catch (error) {
      // The framework throws redirects and not-found errors.
      unstable_rethrow(error)
      return { ok: false, ...toProblem(error), typed: typedIn(form) }
    }
  }
}

/** Returns the values that a rejected form is filled with: no secrets and no fields of the framework. */
function typedIn(form: FormData): Record<string, string> {
  const isShown = ([name, value]: [string, FormDataEntryValue]) =>
    typeof value === 'string' && !/password|token|^\$/i.test(name)
  return Object.fromEntries([...form].filter(isShown).map(([name, value]) => [name, String(value)]))
}
