import 'server-only'
import { cookies } from 'next/headers'
import type { NextRequest } from 'next/server'
import { AppError } from '@/server/platform/errors'
import { sessionClient } from '../client-ip-address'
import { problemResponse, toProblem } from '../problem'
import { findPathOfSite } from '../safe-redirect-path'
import { assertSameOrigin } from '../same-origin'
import { authOptions, type Outcome } from './auth-options'
import { forgetOwner, setCookies } from './browser-session'
import { type AuthAnswer, callNextAuth } from './call-next-auth'
import { checkAuthRequest, dropForeignTarget } from './check-auth-request'
import { CODE_PATH } from './pending-sign-in'
import { readSession } from './read-session-cookie'
import { writeRefusal } from './refusal-cookie'
import type { SignInRules } from './rules'

const NO_STORE = { 'Cache-Control': 'no-store' }

type Asked = { request: NextRequest; part: readonly string[]; fields: Record<string, string> }

/**
 * Handles a request to one of next-auth's routes. A script sends `json=true` and gets JSON; a plain form gets redirects.
 * @param part the URL below `/api/auth`
 */
export async function handleAuthRequest(
  request: NextRequest,
  part: readonly string[],
  rules: SignInRules,
): Promise<Response> {
  const checked = await checkAuthRequest(request, part)
  if (request.method === 'POST') assertSameOrigin(request)
  await dropForeignTarget()
  const fields = Object.fromEntries(new URLSearchParams(await checked.text()))
  const asked = { request, part, fields }
  // Read first, because signing out removes it.
  const owner = part[0] === 'signout' ? ((await readSession(await cookies()))?.sub ?? null) : null
  const outcome: Outcome = {}
  const answer = await ask(asked, rules, outcome)
  setCookies(await cookies(), answer.cookies)
  const refusal = outcome.error ?? findRefusal(answer)
  if (refusal) return refuse(asked, refusal)
  if (part[0] === 'signout') forgetOwner(await cookies(), owner)
  return respond(asked, answer)
}

async function ask(
  { request, part, fields }: Asked,
  rules: SignInRules,
  outcome: Outcome,
): Promise<AuthAnswer> {
  const { json: _, ...sent } = fields
  const jar = await cookies()
  const call = {
    method: request.method === 'POST' ? 'POST' : 'GET',
    part,
    query: Object.fromEntries(request.nextUrl.searchParams),
    fields: sent,
    cookies: Object.fromEntries(jar.getAll().map(({ name, value }) => [name, value])),
  } as const
  return callNextAuth(call, authOptions(jar, rules, outcome, await sessionClient()))
}

/** next-auth redirects a form without its token to a page with this query. */
function findRefusal({ location }: AuthAnswer): AppError | null {
  if (!location?.endsWith('?csrf=true')) return null
  return new AppError('FORBIDDEN', { userMessage: 'This page was open for too long. Try again.' })
}

async function refuse({ part, fields }: Asked, error: unknown): Promise<Response> {
  const isScript = fields.json === 'true'
  if (!(error instanceof AppError)) {
    // Also logs the error, which a plain form's page doesn't explain.
    const problem = problemResponse(error)
    return isScript ? problem : redirectTo('/sign-in?error=Callback')
  }
  // Status 200, as for an action: browsers report any other status of a script's request as an error of the page.
  if (isScript) return Response.json({ problem: toProblem(error) }, { headers: NO_STORE })
  if (part[0] === 'signout') return redirectTo('/settings')
  await writeRefusal(error, fields.email ?? '')
  if (part[1] === 'code' && error.code !== 'CLOSED') return redirectTo(`${CODE_PATH}?error=Refused`)
  const next = findPathOfSite(fields.callbackUrl)
  return redirectTo(`/sign-in?error=Refused${next ? `&next=${encodeURIComponent(next)}` : ''}`)
}

function respond({ request, fields }: Asked, { status, location, body }: AuthAnswer): Response {
  if (location === null) {
    if (typeof body === 'string') return new Response(body, { status, headers: NO_STORE })
    return Response.json(body ?? {}, { status, headers: NO_STORE })
  }
  // A path, because a browser can reach this site at another host than next-auth knows.
  const path = findPathOfSite(location)
  if (fields.json === 'true') return Response.json({ url: path ?? location }, { headers: NO_STORE })
  // The policy `form-action` doesn't let a form's redirects leave this site; a page of this site can.
  return request.method === 'POST' && path === null ? leaveFor(location) : redirectTo(path ?? location)
}

function leaveFor(location: string): Response {
  const target = location.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
  const page = `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Continue to sign in</title><meta http-equiv="refresh" content="0;url=${target}"></head><body><p><a href="${target}">Continue to sign in</a></p></body></html>`
  return new Response(page, { headers: { ...NO_STORE, 'Content-Type': 'text/html; charset=utf-8' } })
}

function redirectTo(location: string): Response {
  return new Response(null, { status: 303, headers: { ...NO_STORE, Location: location } })
}
