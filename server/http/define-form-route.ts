import 'server-only'
import { unstable_rethrow } from 'next/navigation'
import { z } from 'zod'
import type { Access } from '@/contract/define-operation'
import { MESSAGE_HEADER } from '@/server/platform/request-context'
import { clientIpAddress } from './client-ip-address'
import { parseInput } from './parse-input'
import { headersFor, statusOf, toProblem } from './problem'
import { readText } from './read-body'
import { findPathOfSite } from './safe-redirect-path'
import { assertSameOrigin } from './same-origin'
import { requireViewer, type ViewerFor } from './viewer'
import { limitWrites } from './write-limits'

type Handler = (request: Request, context: { params: Promise<unknown> }) => Promise<Response>

/**
 * Defines a route for a plain form, which works across deploys and without JavaScript. `run` returns where to redirect.
 * @returns a 303 redirect, or an error status with a page that explains it
 */
export function defineFormRoute<A extends Access, P extends z.ZodType>(definition: {
  access: A
  params: P
  run: (input: {
    params: z.infer<P>
    form: URLSearchParams
    viewer: ViewerFor<A>
    request: Request
  }) => Promise<string>
}): Handler {
  return defineUploadRoute({
    ...definition,
    run: async ({ params, viewer, request }) => {
      const form = new URLSearchParams(await readText(request))
      parseInput(z.unknown(), [...form])
      return definition.run({ params, form, viewer, request })
    },
  })
}

/** The same for a form whose body `run` reads itself, after it has checked permissions: uploaded files are large. */
export function defineUploadRoute<A extends Access, P extends z.ZodType>(definition: {
  access: A
  params: P
  run: (input: { params: z.infer<P>; viewer: ViewerFor<A>; request: Request }) => Promise<string>
}): Handler {
  return async (request, context) => {
    try {
      assertSameOrigin(request)
      const params = parseInput(definition.params, await context.params)
      const viewer = await requireViewer(definition.access)
      await limitWrites(await clientIpAddress(), viewer?.id ?? null)
      return seeOther(await definition.run({ params, viewer, request }))
    } catch (error) {
      unstable_rethrow(error)
      return errorPage(error)
    }
  }
}

/** Checks the location like any other target, because parts of it come from the request. */
function seeOther(location: string): Response {
  return new Response(null, { status: 303, headers: { Location: findPathOfSite(location) ?? '/' } })
}

/** Our server puts the page around the message, because a browser without JavaScript must not show JSON. */
function errorPage(error: unknown): Response {
  const { code, message } = toProblem(error)
  const headers = {
    ...headersFor(code),
    'Content-Type': 'text/html; charset=utf-8',
    [MESSAGE_HEADER]: encodeURIComponent(message),
  }
  return new Response(null, { status: statusOf(code), headers })
}
