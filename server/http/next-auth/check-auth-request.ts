import 'server-only'
import { cookies } from 'next/headers'
import { NextRequest } from 'next/server'
import { z } from 'zod'
import { AppError } from '@/server/platform/errors'
import { readJson, readText } from '../read-body'
import { findPathOfSite, HOME_PATH } from '../safe-redirect-path'

/** The parts of next-auth that Casebook uses. It serves no others. */
const USED: Readonly<Record<string, readonly string[]>> = {
  GET: ['csrf', 'providers', 'session', 'signin', 'callback', 'error'],
  POST: ['signin', 'callback', 'signout'],
}
/** Ways to sign in that a form posts to directly. Other callbacks are redirects from a provider. */
const POSTED = ['password', 'code', 'passkey', 'guest']

const FieldsSchema = z.record(z.string(), z.string())

/**
 * Checks a request before next-auth reads it, because next-auth answers a malformed one with a server error.
 * @returns the same request with its body as form fields
 * @throws AppError NOT_FOUND for a part of next-auth that isn't used, INVALID_INPUT for a malformed body or a target on another site
 */
export async function checkAuthRequest(request: NextRequest, part: readonly string[]): Promise<NextRequest> {
  const { method } = request
  assertUsed(method, part)
  const fields = method === 'POST' ? await readFields(request) : {}
  if (part[0] === 'callback' && fields.callbackUrl !== undefined)
    fields.callbackUrl = findPathOfSite(fields.callbackUrl) ?? HOME_PATH
  const targets = [...request.nextUrl.searchParams.getAll('callbackUrl'), fields.callbackUrl]
  for (const target of targets)
    if (target !== undefined && findPathOfSite(target) === null)
      throw new AppError('INVALID_INPUT', { userMessage: 'The callback URL leads to another site.' })
  const headers = new Headers(request.headers)
  headers.set('Content-Type', 'application/x-www-form-urlencoded')
  if (method === 'GET') return new NextRequest(request.url, { headers })
  headers.delete('Content-Length')
  return new NextRequest(request.url, { method, headers, body: new URLSearchParams(fields).toString() })
}

function assertUsed(method: string, part: readonly string[]): void {
  const [action = '', provider = ''] = part
  const isUsed = USED[method]?.includes(action) && part.length <= 2
  const isPosted = POSTED.includes(provider)
  if (!isUsed || (action === 'callback' && isPosted !== (method === 'POST'))) throw new AppError('NOT_FOUND')
}

async function readFields(request: NextRequest): Promise<Record<string, string>> {
  const type = request.headers.get('content-type') ?? ''
  if (type.startsWith('application/x-www-form-urlencoded'))
    return Object.fromEntries(new URLSearchParams(await readText(request)))
  const fields = FieldsSchema.safeParse((await readJson(request)) ?? {})
  if (fields.success) return fields.data
  throw new AppError('INVALID_INPUT', { userMessage: 'The request body must contain text fields.' })
}

/** Removes the cookie that stores the target during sign-in if the target isn't on this site. */
export async function dropForeignTarget(): Promise<void> {
  const jar = await cookies()
  for (const { name, value } of jar.getAll())
    if (name.endsWith('next-auth.callback-url') && findPathOfSite(value) === null) jar.delete(name)
}
