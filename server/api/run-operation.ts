import 'server-only'
import { z } from 'zod'
import type { Access, AnswerOf, Operation } from '@/contract/define-operation'
import { OWNER_HEADER, VISITOR } from '@/domain/access/browser-owner'
import { admit, admitCaller, type ViewerFor } from '@/server/http/admit'
import { bearerToken, requireTokenHolder } from '@/server/http/bearer-token'
import { type Caller, openCookies } from '@/server/http/caller'
import { parseInput } from '@/server/http/parse-input'
import { problemResponse } from '@/server/http/problem'
import { readJson } from '@/server/http/read-body'
import { assertSameOrigin } from '@/server/http/same-origin'
import { limitWrites } from '@/server/http/write-limits'
import { AppError } from '@/server/platform/errors'

/** What an operation does. It gets everything about its request as arguments. */
export type HandlerOf<O extends Operation> =
  O extends Operation<infer A, infer P, infer B, infer R>
    ? (input: {
        params: z.infer<P>
        body: z.infer<B>
        viewer: ViewerFor<A>
        caller: Caller
        /** Whether an access token authorized the request; then any cookie is ignored. */
        isByToken: boolean
      }) => Promise<AnswerOf<R>>
    : never

/** A handler for each of the operations; the compiler misses none. */
export type HandlersOf<Operations extends Readonly<Record<string, Operation>>> = {
  readonly [Id in keyof Operations]: HandlerOf<Operations[Id]>
}

/** A request of the HTTP API, and what its path and the server in front say about it. */
export type Asked = { request: Request; ofPath: Readonly<Record<string, string>>; ipAddress: string }

/**
 * Runs an operation: checks the request against its declaration, and lets the handler do the work. A session cookie or an
 * access token authorizes a request; with a cookie, everything except reading must come from this site.
 */
export async function runOperation(
  operation: Operation,
  handler: HandlerOf<Operation>,
  { request, ofPath, ipAddress }: Asked,
): Promise<Response> {
  const cookies = openCookies(request.headers.get('cookie'))
  const response = await respond(operation, handler, request, ofPath, { ipAddress, cookies })
  for (const change of cookies.changes()) response.headers.append('Set-Cookie', change)
  return response
}

async function respond(
  operation: Operation,
  handler: HandlerOf<Operation>,
  request: Request,
  ofPath: Readonly<Record<string, string>>,
  caller: Caller,
): Promise<Response> {
  const { access, scope } = operation
  const isRead = operation.method === 'GET'
  try {
    const token = bearerToken(request)
    const holder = token === null ? null : await requireTokenHolder(token, scope)
    if (!isRead && token === null) assertSameOrigin(request)
    const params = parseInput(operation.params, paramsOf(request, ofPath))
    const body = parseInput(operation.body, isRead ? undefined : await readJson(request, operation.maxBytes))
    const viewer = token === null ? await admitCaller(access, caller) : await admit(access, holder)
    if (token === null) assertOwner(request, viewer)
    if (!isRead) await limitWrites(caller.ipAddress, viewer?.id ?? null)
    const answer = await handler({ params, body, viewer, caller, isByToken: token !== null })
    return operation.answer instanceof z.ZodVoid ? withoutContent() : withContent(answer)
  } catch (error) {
    return problemResponse(error)
  }
}

/**
 * Compares the owner that the browser sends with the viewer. If someone else has signed in since, nothing is saved under their account.
 * @throws AppError CONFLICT
 */
function assertOwner(request: Request, viewer: ViewerFor<Access>): void {
  const owner = request.headers.get(OWNER_HEADER)
  if (owner === null || owner === (viewer?.id ?? VISITOR)) return
  throw new AppError('CONFLICT', { userMessage: 'Someone else is signed in to this browser now.' })
}

/** Returns the parameters of the path and those of the query string; the path's take precedence. */
function paramsOf(request: Request, ofPath: Readonly<Record<string, string>>): object {
  if (!request.url.includes('?')) return ofPath
  return { ...Object.fromEntries(new URL(request.url).searchParams), ...ofPath }
}

function withoutContent(): Response {
  return new Response(null, { status: 204, headers: { 'Cache-Control': 'no-store' } })
}

function withContent(answer: unknown): Response {
  const content = Buffer.from(JSON.stringify(answer))
  const headers = {
    'Content-Type': 'application/json',
    // Small responses aren't worth compressing.
    'Content-Length': String(content.length),
    'Cache-Control': 'no-store',
  }
  return new Response(content, { headers })
}
