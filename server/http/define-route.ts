import 'server-only'
import { unstable_rethrow } from 'next/navigation'
import { z } from 'zod'
import { OWNER_HEADER, VISITOR } from '@/domain/access/browser-owner'
import { AppError, HTTP_STATUS } from '@/server/platform/errors'
import { bearerToken, requireTokenHolder } from './bearer-token'
import { parseInput } from './define-action'
import type { AnswerOf, Operation } from './operation'
import { methodProblem, problemResponse, toProblem } from './problem'
import { readJson, readText } from './read-body'
import { MESSAGE_HEADER } from './request-context'
import { findPathOfSite } from './safe-redirect-path'
import { assertSameOrigin } from './same-origin'
import { type Access, admit, requireViewer, type ViewerFor } from './viewer'

type Context = { params: Promise<unknown> }
type Handler = (request: Request, context: Context) => Promise<Response>
type Route = { method: Operation['method']; handle: Handler }

/**
 * Defines the route of an HTTP API operation. The operation declares access, parameters, body, and answer; `run` does the
 * work. A session cookie or an access token authorizes a request; with a cookie, everything except reading must come from
 * this site.
 */
export function defineRoute<A extends Access, P extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  operation: Operation<A, P, B, R>,
  run: (input: {
    params: z.infer<P>
    body: z.infer<B>
    viewer: ViewerFor<A>
    /** Whether an access token authorized the request; then any cookie is ignored. */
    isByToken: boolean
  }) => Promise<AnswerOf<R>>,
): Route {
  const isRead = operation.method === 'GET'
  const handle: Handler = async (request, context) => {
    try {
      const token = bearerToken(request)
      const holder = token === null ? null : await requireTokenHolder(token, operation.scope)
      if (!isRead && token === null) assertSameOrigin(request)
      const params = parseInput(operation.params, await paramsOf(request, context))
      const body = parseInput(operation.body, isRead ? undefined : await readJson(request))
      const viewer = token === null ? await requireViewer(operation.access) : admit(operation.access, holder)
      if (token === null) assertOwner(request, viewer)
      const answer = await run({ params, body, viewer, isByToken: token !== null })
      const headers = { 'Cache-Control': 'no-store' }
      if (operation.answer instanceof z.ZodVoid) return new Response(null, { status: 204, headers })
      return Response.json(answer, { headers })
    } catch (error) {
      unstable_rethrow(error)
      return problemResponse(error)
    }
  }
  return { method: operation.method, handle }
}

/**
 * Compares the owner that the browser sends with the viewer. If someone else has signed in since, nothing is saved under their account.
 * @throws AppError CONFLICT
 */
function assertOwner(request: Request, viewer: { id: string } | null): void {
  const owner = request.headers.get(OWNER_HEADER)
  if (owner === null || owner === (viewer?.id ?? VISITOR)) return
  throw new AppError('CONFLICT', { userMessage: 'Someone else is signed in to this browser now.' })
}

/** Returns the parameters of the path and those of the query string; the path's take precedence. */
async function paramsOf(request: Request, context: Context): Promise<unknown> {
  const ofPath = await context.params
  const { searchParams } = new URL(request.url)
  return searchParams.size === 0 ? ofPath : { ...Object.fromEntries(searchParams), ...Object(ofPath) }
}

/** Combines the routes of one URL. Any other method gets a problem that lists the allowed methods. */
export function defineResource(...routes: Route[]) {
  const handlers = new Map(routes.map(({ method, handle }) => [method, handle]))
  const allowed = [...handlers.keys(), ...(handlers.has('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ')
  const refuse: Handler = async () => methodProblem(allowed)
  const tell: Handler = async () => new Response(null, { status: 204, headers: { Allow: allowed } })
  return {
    GET: handlers.get('GET') ?? refuse,
    POST: handlers.get('POST') ?? refuse,
    PUT: handlers.get('PUT') ?? refuse,
    PATCH: refuse,
    DELETE: refuse,
    OPTIONS: tell,
  }
}

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
  return async (request, context) => {
    try {
      assertSameOrigin(request)
      const params = parseInput(definition.params, await context.params)
      const form = new URLSearchParams(await readText(request))
      parseInput(z.unknown(), [...form])
      const viewer = await requireViewer(definition.access)
      return seeOther(await definition.run({ params, form, viewer, request }))
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
    'Content-Type': 'text/html; charset=utf-8',
    [MESSAGE_HEADER]: encodeURIComponent(message),
  }
  return new Response(null, { status: code === 'INTERNAL' ? 500 : HTTP_STATUS[code], headers })
}
